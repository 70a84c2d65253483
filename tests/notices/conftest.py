"""A rule that says to members whatever a test wants, so that the outbox is tried without any other app's rules."""

import pytest

from access.scope import across_organisations
from notices.models import Message, Notice
from notices.rules import Occasion, Recipient, rules, subject_id
from organisations.models import Member
from tests import factories


class Parrot:
    """Tells every member of its list once; faults and reasons can be set."""

    kind = "parrot"
    label = "Parrot"
    template = "parrot"
    waits_for_digest = False

    def __init__(self):
        self.members = []
        self.skip = ""
        self.not_needed = {}
        self.broken = set()
        self.words = "Hello"
        self.settled = []
        self.happened = []

    def due(self, now):
        if "due" in self.broken:
            raise RuntimeError
        return [(one.organisation_id, one.pk) for one in self.members]

    def load(self, subject_ids):
        if "load" in self.broken:
            raise RuntimeError
        return list(Member.objects.filter(pk__in=subject_ids).order_by("pk"))

    def occasions(self, subject, now):
        if subject.pk in self.broken:
            raise RuntimeError
        return [Occasion("once", [Recipient("member", str(subject.pk), "owner", self.skip)])]

    def settle(self, subjects, now):
        self.settled += [one.pk for one in subjects]

    def still_needed(self, notice, now):
        return self.not_needed.get(subject_id(notice), "")

    def context(self, notice, now):
        if ("context", subject_id(notice)) in self.broken:
            raise RuntimeError
        return {"words": self.words}

    def delivered(self, notice, now):
        if "delivered" in self.broken:
            raise RuntimeError
        self.happened.append(("delivered", notice.recipient_key))

    def failed(self, notice, reason, now):
        self.happened.append((reason, notice.recipient_key))


@pytest.fixture
def parrot(db, settings, tmp_path, monkeypatch):
    """The only rule while a test runs, with its templates; two members are on its list."""
    folder = tmp_path / "parrot"
    folder.mkdir()
    (folder / "subject.txt").write_text("{{ words }}\n")
    (folder / "body.txt").write_text("{{ words }} & goodbye\n\n\n\nYours\n")
    (folder / "line.txt").write_text("* {{ words }}\n")
    dirs = [tmp_path, *settings.TEMPLATES[0]["DIRS"]]
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": dirs}]
    monkeypatch.setattr(rules, "_kinds", {})
    rule = rules.register(Parrot())
    home = factories.organisation()
    rule.members = [factories.member(home), factories.member(home)]
    return rule


@pytest.fixture
def serve(settings):
    """Change the mail server."""

    def change(name):
        settings.MAILERS = {"default": {"BACKEND": f"tests.notices.servers.{name}"}}

    return change


@pytest.fixture
def messages(db):
    """All messages as they are now, the first one first."""

    def look():
        with across_organisations(reason="the test looks at every message"):
            return list(Message.objects.order_by("pk"))

    return look


@pytest.fixture
def notices(db):
    """All notices as they are now, the first one first."""

    def look():
        with across_organisations(reason="the test looks at every notice"):
            return list(Notice.objects.order_by("pk"))

    return look

"""What holds for everything that is kept about people: it can be read by them alone, joined, and erased without a trace."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models

from access.scope import working_in
from participants.models import Participant
from participants.personal_data import in_order, kinds
from tests import factories
from tests.access.tables import everything_stored
from tests.factories import NOW, TODAY
from tests.factories.registry import make

KEY = "participant"
LATER = NOW + timedelta(days=30)
WITHOUT_A_PERSON = {"participants.Participant", "notices.Message", "notices.Notice"}
"""Answered for although no foreign key of theirs names a person."""


def refers_to_people():
    """Every table with a foreign key to a person of the register."""
    return {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Participant
    }


def answered_for():
    return {label for kind in kinds for label in kind.models}


def texts(model):
    """The columns of a model that hold words, and no codes, hashes or numbers."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.unique
        and field.max_length != 64
        and field.name
        not in {"currency", "band", "blocked_by", "exception_rule", "language", "problem"}
    ]


class Somebody:
    """A person of whom every table holds something, and whose words all carry one canary."""

    def __init__(self, home, word):
        self.home, self.word = home, word
        self.person = factories.participant(
            home,
            name=f"Wren {word}",
            email=f"wren.{word}@example.org",
            contact_phone=f"0131 {word}",
            contact_note=f"Ring {word}",
            profile_note=f"Said {word}",
        )
        self.asked = factories.open_consultation(home)
        self.ask = self._make("feedback.Ask", consultation=self.asked)
        for label in sorted(refers_to_people() - {"feedback.Ask", "participants.Participant"}):
            self._make(label)
        self._answers()
        self._mail()
        self._files()

    def _make(self, label, **fields):
        model = apps.get_model(label)
        row = make(model, self.home, participant=self.person, **fields)
        with working_in(self.home):
            for name in texts(model):
                longest = model._meta.get_field(name).max_length
                setattr(row, name, f"about {self.word}"[:longest])
            row.save()
        return row

    def _answers(self):
        factories.ask_link(self.home, ask=self.ask)
        answers = factories.response(
            self.home, consultation=self.asked, receipt_digest=f"receipt {self.word}"
        )
        self.thread = answers.thread
        factories.response_author(self.home, ask=self.ask, thread=self.thread)
        factories.answer(self.home, response=answers, text=f"I said {self.word}")
        with working_in(self.home):
            question = answers.form_version.questions.first()
        factories.draft(
            self.home,
            consultation=self.asked,
            ask=self.ask,
            answers={str(question.key): f"I typed {self.word}"},
        )
        factories.name_look(
            self.home, consultation=self.asked, thread=self.thread, reason=f"Fear for {self.word}"
        )

    def _mail(self):
        key = str(self.person.pk)
        for state in apps.get_model("notices.Message")._meta.get_field("state").choices:
            message = factories.message(
                self.home, recipient_kind=KEY, recipient_key=key, state=state[0]
            )
            factories.notice(
                self.home,
                key=f"invitation:consultation:{self.asked.pk}:participant-{key}:{state[0]}",
                recipient_kind=KEY,
                recipient_key=key,
                message=message,
            )

    def _files(self):
        content = f"Name\n{self.word}\n".encode()
        factories.people_list(
            self.home, name=f"{self.word}.csv", headings=[self.word], content=content
        )
        factories.people_file(self.home, query=f"q={self.word}", content=content)
        factories.saved_view(self.home, query=f"q=Wren+{self.word}")
        factories.job(self.home, subject=f"{self.word}.csv")


def forget(person):
    with working_in(person.home):
        for kind in in_order():
            kind.erase(person.person.pk, today=TODAY)


def test_some_kind_answers_for_every_table_that_refers_to_a_person():
    assert refers_to_people() - answered_for() == set()
    assert WITHOUT_A_PERSON - answered_for() == set()


def test_no_kind_answers_for_a_table_that_is_not_there():
    known = {model._meta.label for model in apps.get_models()}
    assert answered_for() - known == set()


def test_the_persons_own_row_comes_last():
    assert in_order()[-1].kind == "details"
    assert sorted(one.kind for one in in_order()) == sorted(kinds.keys())


@pytest.mark.django_db
def test_erasing_leaves_nothing_of_the_person_and_everything_of_the_others():
    world = factories.two_organisations()
    gone = Somebody(world.a.organisation, "canarygone")
    beside = Somebody(world.a.organisation, "canarybeside")
    other = Somebody(world.b.organisation, "canaryother")
    before = everything_stored()
    forget(gone)
    after = everything_stored()
    assert gone.word in before
    assert [line[:300] for line in after.splitlines() if gone.word in line] == []
    # Files are emptied whole, because who stands in one can be told only by opening it.
    in_files = 3  # both files, and the headings of one
    assert after.count(beside.word) == before.count(beside.word) - in_files
    assert after.count(other.word) == before.count(other.word)
    forget(gone)
    assert everything_stored() == after


@pytest.mark.django_db
def test_a_copy_has_all_that_a_person_said_and_nothing_of_anybody_else():
    world = factories.two_organisations()
    one = Somebody(world.a.organisation, "canaryone")
    Somebody(world.a.organisation, "canarytwo")
    Somebody(world.b.organisation, "canarythree")
    with working_in(one.home):
        passages = [p for kind in kinds for p in kind.copy(one.person.pk)]
        text = repr([(str(p.heading), [(str(a), str(b)) for a, b in p.lines]) for p in passages])
        open_to_staff = repr([p.lines for p in passages if not p.for_them_only])
    assert f"I said {one.word}" in text
    assert f"I typed {one.word}" in text
    assert ("canarytwo" in text, "canarythree" in text) == (False, False)
    assert (f"I said {one.word}" in open_to_staff, "I typed" in open_to_staff) == (False, False)
    assert open_to_staff.count(one.word) >= 8
    assert all(str(b) for p in passages for _a, b in p.lines)


@pytest.mark.django_db
def test_joining_moves_everything_and_keeps_one_ledger():
    world = factories.two_organisations()
    old = Somebody(world.a.organisation, "canaryold")
    new = Somebody(world.a.organisation, "canarynew")
    with working_in(old.home):
        rows = {label: count(label, old, new) for label in refers_to_people()}
        for kind in in_order():
            kind.join(old.person.pk, new.person.pk)
        left = {label: count(label, old) for label in refers_to_people()}
        moved = {label: count(label, new) for label in refers_to_people()}
    once = {"participants.Stop", "participants.Hold", "feedback.LoadSnapshot"}
    ended = {"participants.RecordCode", "participants.RecordVisit", "participants.KeepingQuestion"}
    assert left == dict.fromkeys(rows, 0)
    assert moved == {label: kept(label, number, once, ended) for label, number in rows.items()}


def kept(label, number, once, ended):
    """How many rows of both remain: one, those of the one who stays, none, or all."""
    if label == "participants.KeepingQuestion":
        return 0
    return number // 2 if label in once | ended else number


def count(label, *people):
    model = apps.get_model(label)
    names = [f.name for f in model._meta.concrete_fields if f.related_model is Participant]
    return sum(
        model.objects.filter(**{name: one.person}).count() for name in names for one in people
    )


@pytest.mark.django_db
def test_whoever_was_asked_the_same_under_two_names_was_asked_once():
    home = factories.organisation()
    about = factories.open_consultation(home)
    old, new = factories.participant(home), factories.participant(home)
    asks = [factories.ask(home, consultation=about, participant=who) for who in (old, new)]
    links = [factories.ask_link(home, ask=ask) for ask in asks]
    for number, ask in enumerate(asks):
        answers = factories.response(home, consultation=about)
        factories.response_author(home, ask=ask, thread=answers.thread)
        factories.answer(home, response=answers, text=f"words {number}")
        factories.subscription(home, consultation=about, participant=ask.participant)
    with working_in(home):
        for kind in in_order():
            kind.join(old.pk, new.pk)
        kept = apps.get_model("feedback.Ask").objects.get()
        assert kept == asks[1]
        assert {link.ask_id for link in kept.links.all()} == {kept.pk}
        assert kept.links.count() == len(links)
        assert about.subscriptions.count() == 1
        assert about.responses.filter(is_current=True).count() == 1
        assert about.responses.count() == 2


@pytest.mark.django_db
def test_the_more_careful_of_two_limits_counts():
    home = factories.organisation()
    old = factories.participant(
        home,
        cap_profile="child",
        own_limit_times=1,
        own_limit_days=90,
        may_be_asked="no",
        hears_outcomes="yes",
    )
    new = factories.participant(
        home, cap_profile="core", own_limit_times=4, own_limit_days=90, may_be_asked="yes", email=""
    )
    factories.hold(home, participant=old, until=None)
    factories.hold(home, participant=new, until=TODAY)
    address = old.contact_email
    with working_in(home):
        for kind in in_order():
            kind.join(old.pk, new.pk)
        new.refresh_from_db()
    assert (new.cap_profile, new.own_limit_times, new.may_be_asked) == ("child", 1, "no")
    assert (new.hears_outcomes, new.contact_email, new.hold.until) == ("yes", address, None)


@pytest.mark.django_db
def test_the_last_day_in_touch_is_known_to_some_kind():
    home = factories.organisation()
    person = factories.participant(home)
    factories.ask(home, participant=person, asked_on=TODAY)
    for number, (rule, sent_at) in enumerate([("thanks", NOW), ("keep_contact", LATER)]):
        factories.notice(
            home,
            key=f"notice {number}",
            rule=rule,
            recipient_kind=KEY,
            recipient_key=str(person.pk),
            state="sent",
            sent_at=sent_at,
        )
    with working_in(home):
        days = {k.kind: k.last_contact([person.pk]).get(person.pk) for k in kinds}
    assert {days["asks"], days["mail"]} == {TODAY, NOW.date()}


def test_the_last_contact_is_on_the_day_that_it_was_where_they_are(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    home = factories.organisation(time_zone="Pacific/Kiritimati")
    person, tomorrow = factories.participant(home), NOW.date() + timedelta(days=1)
    factories.notice(
        home, recipient_kind=KEY, recipient_key=str(person.pk), state="sent", sent_at=NOW
    )
    with working_in(home):
        days = {k.kind: k.last_contact([person.pk]).get(person.pk) for k in kinds}
    assert (days["mail"], days["details"]) == (tomorrow, tomorrow)

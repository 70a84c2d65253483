"""Somebody at a desk, and an ask with groups that has closed and was answered."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.actions.closing import make_snapshot
from feedback.models import Answer, Consultation, FormVersion, Question, Response
from tests import factories
from tests.factories import NOW
from tests.feedback.domain import ballots

LABELS = (
    *("Telling my story once", "A named person, quickly", "Times that fit"),
    *("Letters in plain words", "Somewhere for young people"),
)
OPTIONS = {"choices": [{"key": f"c{n}", "label": label} for n, label in enumerate(LABELS, 1)]}
GROUPS = {
    "Families": ("service_user", ballots.FAMILIES),
    "Young people": ("service_user", ballots.YOUNG_PEOPLE),
    "Practitioners": ("practitioner", ballots.PRACTITIONERS),
    "Partner agencies": ("partner_agency", ballots.PARTNERS),
}


class Desk:
    """One organisation with a project, its groups, and closed asks in it."""

    def __init__(self, cast: Any, client: Any) -> None:
        self.cast, self.client, self.home = cast, client, cast.organisation
        self.project = factories.project(self.home)
        self.groups = {
            name: factories.group(self.home, project=self.project, name=name, kind=kind)
            for name, (kind, _ballots) in GROUPS.items()
        }
        self.actor = factories.actor(cast.facilitator)
        self.sign_in(cast.facilitator)

    def sign_in(self, member: Any) -> None:
        self.client.force_login(member.user)

    def closed(self, kind: str = "one_choice", **fields: Any) -> Consultation:
        """Return a closed ask with one question of this kind; `question` gives more of it."""
        own = {"kind": kind, "settings": OPTIONS} | fields.pop("question", {})
        about = factories.closed_consultation(self.home, **({"project": self.project} | fields))
        version = FormVersion.objects.get(consultation=about)
        Question.objects.filter(form_version=version).delete()
        factories.make(Question, self.home, form_version=version, **own)
        return about

    def answer(
        self, about: Consultation, rows: Iterable[Mapping[str, Any]], group: str = ""
    ) -> None:
        """Let one person for each row answer the first question."""
        version = FormVersion.objects.get(consultation=about)
        question = version.questions.first()
        made = [
            Response(
                organisation=self.home,
                consultation=about,
                form_version=version,
                send_key=uuid.uuid4().hex,
                received_on=about.closes_on,
                group=self.groups.get(group),
            )
            for _row in rows
        ]
        Response.objects.bulk_create(made)
        Answer.objects.bulk_create(
            Answer(organisation=self.home, response=of, question=question, **row)
            for of, row in zip(made, rows, strict=True)
        )

    def ranked(self, **fields: Any) -> Consultation:
        """Return the worked example: 29 people of four groups put five problems in order."""
        about = self.closed("ranking", **fields)
        for group, (_kind, orders) in GROUPS.items():
            self.answer(about, [{"choice": written(order)} for order in orders], group)
        self.close(about)
        return about

    def close(self, about: Consultation) -> None:
        """Make the result."""
        make_snapshot(consultation=about, now=NOW)

    def url(self, name: str, about: Consultation, **more: Any) -> str:
        return reverse(name, kwargs={"org": self.home.slug, "pk": about.pk, **more})

    def page(self, about: Consultation) -> str:
        return self.client.get(self.url("feedback:result_detail", about)).content.decode()


def written(order: str) -> str:
    """An order of letters as the column holds it."""
    return ">".join(str("ABCDE".index(letter) + 1) for letter in order)


def choices(**counts: int) -> list[dict[str, str]]:
    """So many answers of each choice."""
    return [{"choice": key} for key, count in counts.items() for _each in range(count)]


@pytest.fixture
def desk(db: Any, client: Any, time_machine: Any) -> Iterator[Desk]:
    time_machine.move_to(NOW, tick=False)
    cast = factories.cast()
    with working_in(cast.organisation):
        yield Desk(cast, client)

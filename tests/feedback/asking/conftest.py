"""A desk: the cast at a moment that stands still, a ready draft, and a signed-in browser."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.actions.asking import start_ask
from feedback.actions.opening import open_consultation
from feedback.actions.people import invite_people
from feedback.actions.questions import add_question
from feedback.domain.people import read_lines
from feedback.models import Consultation, Question
from tests import factories
from tests.factories import NOW, TODAY, Cast

CARD = {
    "title": "What is hard about waiting?",
    "why_you": "you waited this year",
    "can_change": "how we keep in touch",
    "is_information_only": False,
    "cannot_change": "the number of workers",
    "decider_name": "The board",
    "decides_on": TODAY + timedelta(days=30),
    "closes_on": TODAY + timedelta(days=21),
    "promised_on": TODAY + timedelta(days=40),
    "tell_how": "by letter",
}


class Desk:
    """What the facilitator of one organisation does, by action or in the browser."""

    def __init__(self, cast: Cast, client: Any) -> None:
        self.cast, self.client = cast, client
        self.organisation = cast.organisation
        self.actor = factories.actor(cast.facilitator)
        client.force_login(cast.facilitator.user)

    def draft(self, **values: Any) -> Consultation:
        """A draft with its whole card and no question."""
        card = CARD | {"owner_id": self.cast.facilitator.pk} | values
        return start_ask(actor=self.actor, values=card, stage_number=2, project_title="Early help")

    def question(self, consultation: Consultation, **values: Any) -> Question:
        given = {"kind": "long_text", "text": "What was hardest?", "settings": {}}
        return add_question(actor=self.actor, consultation=consultation, values=given | values)

    def invite(self, consultation: Consultation, text: str, **values: Any) -> int:
        given = {"told_by_id": self.cast.owner.pk, "today": TODAY}
        return invite_people(
            actor=self.actor, consultation=consultation, lines=read_lines(text), **(given | values)
        )

    def opened(self, people: str = "", **values: Any) -> Consultation:
        """One that is open at `NOW`, with one question and these people."""
        consultation = self.draft(**values)
        self.question(consultation)
        if people:
            self.invite(consultation, people)
        return open_consultation(actor=self.actor, consultation=consultation, now=NOW)

    def url(self, name: str, consultation: Consultation | None = None, **kwargs: Any) -> str:
        given = {"pk": consultation.pk} if consultation is not None else {}
        return reverse(
            f"feedback:{name}", kwargs={"org": self.organisation.slug, **given, **kwargs}
        )

    def get(self, name: str, consultation: Consultation | None = None, **kwargs: Any) -> Any:
        return self.client.get(self.url(name, consultation, **kwargs))

    def post(self, name: str, data: Any, consultation: Any = None, **kwargs: Any) -> Any:
        return self.client.post(self.url(name, consultation, **kwargs), data)


@pytest.fixture
def desk(db: Any, client: Any, time_machine: Any) -> Iterator[Desk]:
    time_machine.move_to(NOW, tick=False)
    cast = factories.cast()
    with working_in(cast.organisation):
        yield Desk(cast, client)

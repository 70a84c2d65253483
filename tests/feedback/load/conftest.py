"""One organisation in which people were asked at known times, and what came back to them."""

from datetime import date, timedelta
from typing import Any

import pytest

from access.scope import working_in
from tests import factories
from tests.factories import NOW, TODAY
from tests.factories.asking import end_of_day
from tests.feedback.asking.conftest import desk  # noqa: F401 -- the fixture, for those who ask


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


class Ledger:
    """Asks, answers and tellings of one organisation, made as rows, at so many days before today."""

    def __init__(self, home: Any) -> None:
        self.home = home

    def person(self, **fields: Any) -> Any:
        return factories.participant(self.home, **fields)

    def consultation(self, *, closed: int, **fields: Any) -> Any:
        """One that closed so many days ago, or is open where the number is below 0."""
        day = ago(closed)
        given = {
            "opened_at": NOW - timedelta(days=max(closed, 0) + 30),
            "closes_on": day,
            "closes_at": end_of_day(self.home, day),
            "promised_on": day + timedelta(days=28),
            "minutes_given": 10,
        }
        return factories.open_consultation(self.home, **(given | fields))

    def ask(self, about: Any, who: Any, *, asked: int, **fields: Any) -> Any:
        return factories.ask(
            self.home, consultation=about, participant=who, asked_on=ago(asked), **fields
        )

    def answer(self, ask: Any, *, on: int) -> Any:
        """Let the person behind an ask answer its first question so many days ago."""
        sent = factories.response(self.home, consultation=ask.consultation, received_on=ago(on))
        factories.answer(self.home, response=sent)
        factories.response_author(self.home, ask=ask, thread=sent.thread)
        return sent

    def publish(
        self,
        about: Any,
        disposition: str = "changed",
        *,
        on: int,
        kind: str = "outcome",
        items: Any = (),
    ) -> Any:
        """Publish one outcome of all its items, or of some, so many days ago."""
        made = factories.publication(
            self.home,
            consultation=about,
            kind=kind,
            published_on=ago(on),
            published_at=NOW - timedelta(days=on),
        )
        with working_in(self.home):
            some = list(items or about.items.all())
            outcome = about.outcomes.filter(items__in=some).first()
        outcome = outcome or factories.outcome(self.home, items=some, consultation=about)
        factories.outcome_version(
            self.home, outcome=outcome, disposition=disposition, publication=made
        )
        return made

    def tell(self, publication: Any, who: Any, *, on: int) -> Any:
        return factories.telling(
            self.home, publication=publication, participant=who, told_on=ago(on)
        )


@pytest.fixture
def ledger(db):
    home = factories.organisation()
    with working_in(home):
        yield Ledger(home)

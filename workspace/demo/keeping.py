"""What is kept and what goes: fewer days for names, something announced, a request for a copy, somebody erased, a day for names."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from participants.actions import add_person, erase
from participants.actions.keeping import keep_here, set_keeping
from participants.actions.requests import note_request
from participants.domain.keeping import NAMES
from participants.terms import ASKED_TO_GO
from projects.actions.anonymising import choose_day
from workspace.demo.story import Story

NAMES_FOR = 120
"""Days that the council knows whose answers they are, after it told people what came of them."""
ASKS_FOR_A_COPY = "P06"
HALF_A_YEAR = timedelta(days=183)


def add_keeping(story: Story) -> None:
    """Add what owners find on the page about how long things are kept."""
    quiet: dict[str, Any] = {"is_told": False}
    story.on((9, 21), partial(_choose, story), hour=9, **quiet)
    story.on((2, 9), partial(_erase_somebody, story), hour=9, **quiet)
    story.on((10, 5), partial(_ask_for_a_copy, story), hour=9, **quiet)
    story.on((10, 12), partial(_announce, story), hour=9, **quiet)


def _choose(story: Story, now: datetime) -> None:
    """The owner shortens the days, and says when the first project parts from names."""
    owner = story.actor("agnes")
    set_keeping(actor=owner, days={NAMES: NAMES_FOR})
    choose_day(
        actor=owner,
        project=story.projects["help"],
        on=_day(story, now) + HALF_A_YEAR,
    )


def _erase_somebody(story: Story, now: datetime) -> None:
    """Somebody who came to one meeting asks to be forgotten. Only a mark is left."""
    owner = story.actor("agnes")
    values = {"name": "Robin Ash", "email": "robin.ash@example.org", "channel": "email"}
    person = add_person(actor=owner, values=values)
    erase(person, actor=owner, reason=ASKED_TO_GO, today=_day(story, now))


def _ask_for_a_copy(story: Story, now: datetime) -> None:
    note_request(
        actor=story.actor("isla"),
        participant_id=story.people[ASKS_FOR_A_COPY],
        is_complaint=False,
        words="Please send me what you have written down about me and my son.",
        asked_on=_day(story, now),
        today=_day(story, now),
    )


def _announce(story: Story, now: datetime) -> None:
    keep_here(today=_day(story, now), now=now)


def _day(story: Story, now: datetime) -> Any:
    return now.astimezone(story.calendar.zone).date()

"""Asked twice, in "A break for carers": the plan for the winter is answered together with what stops people, and which
Tuesday suits with what young carers need, so that their poster says so.
"""

from datetime import datetime
from typing import NamedTuple

from feedback.actions.joining import join_asks
from workspace.demo.story import Story


class Pair(NamedTuple):
    """An ask, what is answered together with it, and why."""

    home: str
    too: str
    why: str


WINTER = Pair(
    "B4",
    "B7",
    "Both asked what gets in the way of a break, the second time with the winter in mind.",
)
TUESDAY = Pair(
    "B5",
    "B2",
    "Both are about one afternoon: which day, and what it gives.",
)


def add_twice(story: Story) -> None:
    """Let Isla notice it each time once both have closed; people of the Tuesday hear it a few days later."""
    story.on((8, 17), lambda now: _join(story, TUESDAY, now), hour=11, is_told=False)
    story.on((10, 19), lambda now: _join(story, WINTER, now), hour=11, is_told=False)


def _join(story: Story, pair: Pair, now: datetime) -> None:
    join_asks(
        actor=story.actor("isla"),
        consultation=story.ask(pair.home),
        other_id=story.ask(pair.too).pk,
        why=pair.why,
        now=now,
    )

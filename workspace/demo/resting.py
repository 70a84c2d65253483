"""Where people have to wait longer: reminders put off twice with a reason, and why an answer is late."""

from datetime import datetime
from functools import partial

from feedback.actions.late import tell_late
from feedback.actions.snoozing import snooze
from workspace.demo.saturday import POSTER
from workspace.demo.story import Story
from workspace.demo.told import PAGE, channel_plans


def add_resting(story: Story) -> None:
    """The Saturday club waits for the trustees, who put it off twice; the young people's room is late, and it says why."""
    words = story.calendar.words
    reasons = {
        (
            10,
            9,
        ): f"The trustees of Millbrae hall had no time for it at their meeting. They talk about it on {words(10, 22)}.",
        (
            10,
            23,
        ): f"The trustees want to know first what heating on Saturdays costs. They decide on {words(11, 5)}.",
    }
    for day, why in reasons.items():
        story.on(day, partial(_put_off, story, why))
    story.on((9, 14), partial(_late, story), is_told=False)


def _put_off(story: Story, why: str, now: datetime) -> None:
    about = story.ask("S1")
    today = now.astimezone(story.calendar.zone).date()
    plans = channel_plans((POSTER, PAGE), today)
    snooze(actor=story.actor("isla"), consultation=about, why=why, channels=plans, now=now)


def _late(story: Story, now: datetime) -> None:
    tell_late(
        actor=story.actor("priya"),
        consultation=story.ask("C8"),
        why="Tom, who looked after this, has left, and the rent of the old bank is not agreed yet.",
        new_on=story.calendar.day(10, 30),
        now=now,
    )

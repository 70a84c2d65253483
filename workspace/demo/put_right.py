"""Put right at once, while people can still answer the second pulse (C9): one thing is public, one waits for a second look."""

from datetime import datetime

from feedback.actions.quick_fix import publish_fix, write_fix
from feedback.queries.quick_fix import waiting_fixes
from workspace.demo.story import Story

ASK = "C9"
TEXTS = "The text before the call said who we are and why we ring"
RING = "A call that shows up as a missed call from family support"


def add_put_right(story: Story) -> None:
    """Let Isla write down what could not wait, and Priya look at the first of it."""
    story.on((10, 15), lambda now: _texts(story, now), hour=9, is_told=False)
    story.on((10, 15), lambda now: _publish(story, now), hour=13)
    story.on((10, 23), lambda now: _ring(story, now), hour=15, is_told=False)


def _texts(story: Story, now: datetime) -> None:
    write_fix(
        actor=story.actor("isla"),
        consultation=story.ask(ASK),
        about=TEXTS,
        words={
            "what": "The text says only that somebody you know rings today. It names no service and no reason.",
            "since_on": story.calendar.day(10, 14),
            "where": "In every text before a call",
        },
        now=now,
    )


def _publish(story: Story, now: datetime) -> None:
    (fix,) = waiting_fixes(story.ask(ASK))
    publish_fix(actor=story.actor("priya"), item=fix.item, seen=fix.stamp, now=now)


def _ring(story: Story, now: datetime) -> None:
    write_fix(
        actor=story.actor("isla"),
        consultation=story.ask(ASK),
        about=RING,
        words={
            "what": "The number that we call from shows no name any more.",
            "since_on": story.calendar.day(10, 23),
            "where": "On your phone, when we ring",
        },
        now=now,
    )

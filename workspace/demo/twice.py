"""Asked twice: in "A break for carers" the plan for the winter is answered together with what stops people."""

from datetime import datetime

from feedback.actions.joining import join_asks
from workspace.demo.story import Story

HOME, TOO = "B4", "B7"
WHY = "Both asked what gets in the way of a break, the second time with the winter in mind."


def add_twice(story: Story) -> None:
    """Let Isla notice it once both have closed."""
    story.on((10, 19), lambda now: _join(story, now), hour=11, is_told=False)


def _join(story: Story, now: datetime) -> None:
    join_asks(
        actor=story.actor("isla"),
        consultation=story.ask(HOME),
        other_id=story.ask(TOO).pk,
        why=WHY,
        now=now,
    )

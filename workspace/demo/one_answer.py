"""One answer for two asks: what became of the letter is told to those who checked it, and to those who wrote of it in C7."""

from datetime import datetime

from feedback.actions.outcomes import add_item
from feedback.actions.sharing import share_outcome
from workspace.demo.story import Story

HOME, TOO = "L1", "C7"
ABOUT, ALSO = "The one-page letter", "The new letter"


def add_one_answer(story: Story) -> None:
    """Let the answer about the letter be told to the people of the first pulse too."""
    story.on((9, 21), lambda now: _raise(story, now), hour=17, is_told=False)
    story.on((9, 24), lambda now: _share(story, now), hour=11, is_told=False)


def _raise(story: Story, now: datetime) -> None:
    del now
    add_item(actor=story.actor("isla"), consultation=story.ask(TOO), text=ALSO)


def _share(story: Story, now: datetime) -> None:
    share_outcome(
        actor=story.actor("isla"),
        item=story.ask(HOME).items.get(text=ABOUT),
        outcome=None,
        item_ids=[story.ask(TOO).items.get(text=ALSO).pk],
        now=now,
    )

"""What was promised in Strathcarrick: one thing is done, two are under way in parts, one is past its day. And the public list.

One of those under way is for Dougal to do, who publishes nothing: he notes days, and says to colleagues what is done.
"""

from datetime import datetime
from typing import Any, NamedTuple

from feedback.actions.delivering import record_done, save_delivery, save_milestone
from feedback.actions.listing import set_listed
from feedback.models import Delivery, Outcome
from organisations.actions.organisations import change_organisation
from workspace.demo.insight import LETTERS
from workspace.demo.making import CALL, VIDEO
from workspace.demo.story import Story
from workspace.demo.told import Day

LISTED = ("C3", "C5")
PUBLIC_WORDS = (
    "We work on early help for families in Strathcarrick together with them. Here is what we asked, and what came of it: "
    "the “no” too, and what we said and did not keep."
)


class Promise(NamedTuple):
    """What is promised about one thing of an ask."""

    code: str
    about: str
    what: str
    due: Day
    by: str


LETTER = Promise(
    "C1",
    LETTERS,
    "A letter of one page, written with three families, goes out instead of the long one.",
    (9, 11),
    "isla",
)
CALLS = Promise(
    "C3",
    CALL,
    "One named worker calls every family within two working days.",
    (12, 11),
    "isla",
)
GROUP = Promise(
    "C2",
    "Somewhere for young people",
    "A small group of young people meets, with a worker and a room of its own.",
    (10, 9),
    "priya",
)
DESKS = Promise(
    "C3",
    VIDEO,
    "At every desk where you can ask for help there is a tablet that rings an interpreter.",
    (12, 11),
    "dougal",
)
FIRST_DESKS, OTHER_DESKS = "The desks at Millbrae and in the library", "All the other desks"
NOTE = (
    "Both tablets are up. I tried the line with Mrs Orr of the deaf club, and it rang within a minute. She says the sign is "
    "too small: I am having it printed again."
)
PARTS: tuple[tuple[str, Day, Day | None, str], ...] = (
    (
        "The families of Millbrae Primary",
        (7, 31),
        (7, 27),
        "20 families were called in the first week",
    ),
    ("The families of every school in Strathcarrick", (10, 16), (10, 20), ""),
    ("Everybody who asks for help", (12, 11), None, ""),
)
"""What is done by when, when it was, and what shows it."""


def add_promised(story: Story) -> None:
    """Let promises be followed, and the list be shown to everybody."""
    story.on((4, 2), lambda now: _promise(story, LETTER, now), hour=14, is_told=False)
    story.on((9, 3), lambda now: _done(story, now), hour=14)
    story.on((5, 4), lambda now: _promise(story, GROUP, now), hour=14, is_told=False)
    story.on((8, 4), lambda now: _calls(story, now), hour=14, is_told=False)
    story.on((8, 5), lambda now: _desks(story, now), hour=14, is_told=False)
    story.on((10, 15), lambda now: _first_desks_done(story, now), hour=16)
    story.on((10, 20), lambda now: _part_done(story, now), hour=14)
    story.on((10, 21), lambda now: _list(story, now), hour=9, is_told=False)


def _promise(story: Story, one: Promise, now: datetime) -> Delivery:
    del now
    outcomes = Outcome.objects.filter(consultation=story.ask(one.code), items__text=one.about)
    made = save_delivery(
        actor=story.actor("isla"),
        outcome=outcomes.earliest("position", "pk"),
        based_on=0,
        what=one.what,
        due_on=story.calendar.day(*one.due),
        owner_id=story.staff[one.by].pk,
        partner_id=None,
    )
    if not isinstance(made, Delivery):
        message = f"Somebody promised {one.about} before."
        raise TypeError(message)
    return made


def _done(story: Story, now: datetime) -> None:
    record_done(
        actor=story.actor("isla"),
        delivery=_of(story, LETTER),
        done_on=story.calendar.day(9, 3),
        evidence="On the next letter that you get from us, and on the wall at Wee Steps Family Centre",
        today=now.date(),
    )


def _calls(story: Story, now: datetime) -> None:
    made = _promise(story, CALLS, now)
    for text, due, done, evidence in PARTS:
        day = done if done and done < (8, 4) else None
        _keep_part(story, made, None, now, text, due, day, evidence if day else "")


def _part_done(story: Story, now: datetime) -> None:
    row = _of(story, CALLS)
    text, due, done, evidence = PARTS[1]
    part = row.milestones.get(text=text)
    _keep_part(story, row, part.pk, now, text, due, done, evidence)


def _desks(story: Story, now: datetime) -> None:
    made = _promise(story, DESKS, now)
    for text, due in ((FIRST_DESKS, (10, 16)), (OTHER_DESKS, (12, 11))):
        _keep_part(story, made, None, now, text, due, None, "")


def _first_desks_done(story: Story, now: datetime) -> None:
    row = _of(story, DESKS)
    save_milestone(
        actor=story.actor("dougal"),
        delivery=row,
        milestone_id=row.milestones.get(text=FIRST_DESKS).pk,
        based_on=row.version,
        today=now.date(),
        note=NOTE,
        done_on=story.calendar.day(10, 15),
    )


def _keep_part(
    story: Story, delivery: Delivery, part: int | None, now: datetime, *words: Any
) -> None:
    text, due, done, evidence = words
    row = Delivery.objects.get(pk=delivery.pk)
    save_milestone(
        actor=story.actor("isla"),
        delivery=row,
        milestone_id=part,
        based_on=row.version,
        today=now.date(),
        text=text,
        due_on=story.calendar.day(*due),
        done_on=story.calendar.day(*done) if done else None,
        evidence=evidence,
    )


def _of(story: Story, one: Promise) -> Delivery:
    found: Delivery = Delivery.objects.get(outcome__consultation=story.ask(one.code), what=one.what)
    return found


def _list(story: Story, now: datetime) -> None:
    del now
    change_organisation(
        actor=story.actor("priya"),
        organisation=story.home,
        lists_publicly=True,
        public_words=PUBLIC_WORDS,
    )
    for code in LISTED:
        set_listed(actor=story.actor("isla"), consultation=story.ask(code), is_listed=True)

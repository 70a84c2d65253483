"""School holidays and exams, what partners ask the same people, and the address of Isla's calendar."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from organisations.actions.closed_days import bring_in_closed_days, make_calendar, save_closed_days
from organisations.domain.closed_days import Spell
from organisations.models import CalendarFeed
from projects.actions.partner_asks import add_partner_ask
from projects.domain.partner_asks import PartnerAskValues
from workspace.demo.people import FAMILIES, GROUPS, YOUNG_PEOPLE
from workspace.demo.story import Story

type Day = tuple[int, int]

HOLIDAYS: Mapping[str, tuple[Day, Day]] = {
    "Spring holidays": ((4, 3), (4, 17)),
    "Summer holidays": ((6, 26), (8, 12)),
    "October week": ((10, 12), (10, 16)),
    "Christmas holidays": ((12, 21), (12, 31)),
}
OTHERS: Sequence[tuple[str, str, Day, Day]] = (
    ("Ramadan", "festival", (2, 18), (3, 19)),
    ("School exams", "exams", (4, 27), (6, 2)),
    ("Staff training, offices closed", "closed", (11, 30), (11, 30)),
)
PARTNER_ASKS: Sequence[tuple[Day, str, str, str, str, Day, Day]] = (
    (
        (9, 28),
        "Millbrae Primary",
        "Is the start of the school day working?",
        "parents of the first three years",
        FAMILIES,
        (10, 5),
        (10, 9),
    ),
    (
        (10, 19),
        "Carrick Young Voices",
        "Evenings in town: the yearly survey",
        "young people 12 to 17",
        YOUNG_PEOPLE,
        (11, 2),
        (11, 20),
    ),
)
"""When we heard of it; who asks what of whom, and a group of ours that is the same kind of people; from when until when."""


def add_time(story: Story) -> None:
    """Let closed days and partners' asks be known, and Isla's calendar read the dates."""
    story.on((1, 13), partial(_bring_in, story), hour=10, is_told=False)
    for heard_on, *ask in PARTNER_ASKS:
        story.on(heard_on, partial(_partner_asks, story, *ask), hour=15, is_told=False)
    story.on((1, 13), partial(_read_dates, story), hour=11, is_told=False)


def _bring_in(story: Story, _now: datetime) -> None:
    isla, day = story.actor("isla"), story.calendar.day
    spells = [Spell(name, day(*first), day(*last)) for name, (first, last) in HOLIDAYS.items()]
    bring_in_closed_days(actor=isla, kind="school_holiday", spells=spells)
    for name, kind, first, last in OTHERS:
        save_closed_days(
            actor=isla, name=name, kind=kind, starts_on=day(*first), ends_on=day(*last)
        )


def _partner_asks(
    story: Story,
    partner: str,
    title: str,
    whom: str,
    group: str,
    first: Day,
    last: Day,
    _now: datetime,
) -> None:
    add_partner_ask(
        actor=story.actor("isla"),
        values=PartnerAskValues(
            partner_id=None,
            partner_name=partner,
            title=title,
            whom=whom,
            group_kind=GROUPS[group],
            opens_on=story.calendar.day(*first),
            closes_on=story.calendar.day(*last),
        ),
    )


def _read_dates(story: Story, now: datetime) -> None:
    """The address itself is shown to nobody: Isla makes another one when she wants it."""
    make_calendar(actor=story.actor("isla"))
    CalendarFeed.objects.filter(member=story.staff["isla"]).update(created_at=now)

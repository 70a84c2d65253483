"""School holidays and exams, what partners ask the same people, and the address of Isla's calendar."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

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
    "Long school holidays": ((6, 26), (8, 12)),
    "Autumn week": ((10, 12), (10, 16)),
    "Winter holidays": ((12, 21), (12, 31)),
}
OTHERS: Sequence[tuple[str, str, Day, Day]] = (
    ("Ramadan", "festival", (2, 18), (3, 19)),
    ("School exams", "exams", (4, 27), (6, 2)),
    ("Staff training, offices closed", "closed", (11, 30), (11, 30)),
)


class TheirAsk(NamedTuple):
    """What a partner asks, a group of ours that is the same kind of people, and the day on which we heard of it."""

    heard_on: Day
    partner: str
    title: str
    whom: str
    group: str
    first: Day
    last: Day


PARTNER_ASKS = (
    TheirAsk(
        heard_on=(9, 28),
        partner="Millbrae Primary",
        title="Is the start of the school day working?",
        whom="parents of the first three years",
        group=FAMILIES,
        first=(10, 5),
        last=(10, 9),
    ),
    TheirAsk(
        heard_on=(10, 19),
        partner="Carrick Young Voices",
        title="Evenings in town: the yearly survey",
        whom="young people 12 to 17",
        group=YOUNG_PEOPLE,
        first=(11, 2),
        last=(11, 20),
    ),
)


def add_time(story: Story) -> None:
    """Let closed days and partners' asks be known, and Isla's calendar read the dates."""
    story.on((1, 13), partial(_bring_in, story), hour=10, is_told=False)
    for ask in PARTNER_ASKS:
        story.on(ask.heard_on, partial(_partner_asks, story, ask), hour=15, is_told=False)
    story.on((1, 13), partial(_read_dates, story), hour=11, is_told=False)


def _bring_in(story: Story, _now: datetime) -> None:
    isla, day = story.actor("isla"), story.calendar.day
    spells = [Spell(name, day(*first), day(*last)) for name, (first, last) in HOLIDAYS.items()]
    bring_in_closed_days(actor=isla, kind="school_holiday", spells=spells)
    for name, kind, first, last in OTHERS:
        save_closed_days(
            actor=isla, name=name, kind=kind, starts_on=day(*first), ends_on=day(*last)
        )


def _partner_asks(story: Story, ask: TheirAsk, _now: datetime) -> None:
    add_partner_ask(
        actor=story.actor("isla"),
        values=PartnerAskValues(
            partner_id=None,
            partner_name=ask.partner,
            title=ask.title,
            whom=ask.whom,
            group_kind=GROUPS[ask.group],
            opens_on=story.calendar.day(*ask.first),
            closes_on=story.calendar.day(*ask.last),
        ),
    )


def _read_dates(story: Story, now: datetime) -> None:
    """The address itself is shown to nobody: Isla makes another one when she wants it."""
    make_calendar(actor=story.actor("isla"))
    CalendarFeed.objects.filter(member=story.staff["isla"]).update(created_at=now)

"""Who has responsibility: what was done by its day, by whom, what has nobody, and what rests on people who are not paid.

on-time rate = actions done on or before their day / actions due; orphan rate = actions with no named person / actions;
burden = actions of unpaid participants / actions, worth a look above 20%. The three stay apart: a good number in one
would hide the others. The thresholds of the words are ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

NOTHING, ON_TIME, MIXED, LATE = "nothing", "on_time", "mixed", "late"
TIMELINESS = (NOTHING, ON_TIME, MIXED, LATE)

ON_TIME_FROM = Fraction(4, 5)
"""Four in five by their day is in time."""
LATE_BELOW = Fraction(1, 2)
"""Fewer than half by their day is late; what lies between is late now and then."""
HEAVY_ABOVE = Fraction(1, 5)
"""More than a fifth of all actions on people who are not paid is a burden."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One action as it counts: whose it is (any key), its day, the day it was done, and who does it.

    `has_name`: a person, by name or role, is to do it. `is_unpaid`: a participant does it and is not paid for it.
    `is_dropped`: it was decided, and said, that nobody does it.
    """

    owner: str
    due_on: date | None = None
    done_on: date | None = None
    has_name: bool = True
    is_unpaid: bool = False
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """`part` of `whole`; the share of nothing is None."""

    part: int
    whole: int

    @property
    def share(self) -> Fraction | None:
        """Part / whole."""
        return Fraction(self.part, self.whole) if self.whole else None


def is_due(deed: Deed, today: date) -> bool:
    """Whether the day of an action is over. What was dropped, with its reason, is not due any more."""
    return deed.due_on is not None and deed.due_on < today and not deed.is_dropped


def is_on_time(deed: Deed) -> bool:
    """Whether an action was done on its day or before."""
    return deed.due_on is not None and deed.done_on is not None and deed.done_on <= deed.due_on


def on_time(deeds: Iterable[Deed], today: date) -> dict[str, Rate]:
    """Return the on-time rate of each owner of whom anything was due, in the order in which they first stand there."""
    due: dict[str, list[bool]] = {}
    for deed in deeds:
        if is_due(deed, today):
            due.setdefault(deed.owner, []).append(is_on_time(deed))
    return {owner: Rate(sum(done), len(done)) for owner, done in due.items()}


def orphans(deeds: Iterable[Deed]) -> Rate:
    """Return how many of the actions that were not dropped have no named person."""
    standing = [deed for deed in deeds if not deed.is_dropped]
    return Rate(sum(not deed.has_name for deed in standing), len(standing))


def burden(deeds: Iterable[Deed]) -> Rate:
    """Return how many of the actions that were not dropped rest on participants who are not paid for them."""
    standing = [deed for deed in deeds if not deed.is_dropped]
    return Rate(sum(deed.is_unpaid for deed in standing), len(standing))


def is_heavy(rate: Rate) -> bool:
    """Whether so much rests on unpaid people that it is worth a look: more than 20%."""
    return rate.share is not None and rate.share > HEAVY_ABOVE


def how_timely(rate: Rate | None) -> str:
    """Return the word for an on-time rate: nothing, on_time, mixed or late."""
    if rate is None or rate.share is None:
        return NOTHING
    if rate.share >= ON_TIME_FROM:
        return ON_TIME
    return LATE if rate.share < LATE_BELOW else MIXED

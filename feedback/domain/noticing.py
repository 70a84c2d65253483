"""Whether people can see a change: how many said so, of how many, and from when on that may be shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from projects.domain.small_numbers import K_PUBLIC


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    base: int

    @property
    def share(self) -> float | None:
        """The part of one, 0 to 1; None where there is no base."""
        return self.part / self.base if self.base else None

    @property
    def is_under_half(self) -> bool:
        """Whether fewer than half of at least one."""
        return self.part * 2 < self.base

    @property
    def is_nearly_all(self) -> bool:
        """Whether so many of a few that the number could tell what each said; all, and all but one, look the same."""
        return self.base < K_PUBLIC and self.part >= self.base - 1

    @property
    def is_hardly_any(self) -> bool:
        """The same of so few: nobody, and one, look the same."""
        return self.base < K_PUBLIC and self.part <= 1


type Said = Sequence[tuple[date, str]]
"""What one person said to one question, and from which day on; the oldest first."""


def as_said(states: Iterable[tuple[date, str]]) -> Said:
    """Return what was said without the days on which nothing was said or nothing changed."""
    found: list[tuple[date, str]] = []
    for day, value in states:
        if value and (not found or found[-1][1] != value):
            found.append((day, value))
    return found


def shown_until(said: Iterable[Said], least: int, *, today: date) -> date | None:
    """The last day whose answers are in the figures; None while they are too few.

    Figures change by whole days that are over, and by what at least `least` people said or changed: whoever looks twice
    cannot work out what a few said in between.
    """
    days = sorted((day, who) for who, one in enumerate(said) for day, _value in one if day < today)
    waiting: set[int] = set()
    until = None
    for day, some in groupby(days, key=lambda one: one[0]):
        waiting |= {who for _day, who in some}
        if len(waiting) >= least:
            waiting, until = set(), day
    return until


def shown(said: Iterable[Said], until: date | None) -> list[str]:
    """What each had said by the end of the day `until`, of those who had."""
    if until is None:
        return []
    by_then = ([value for day, value in one if day <= until] for one in said)
    return [values[-1] for values in by_then if values]

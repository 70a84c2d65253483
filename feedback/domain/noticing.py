"""Whether people can see a change: how many said so, of how many, and from when on that may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby


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


def shown_until(days: Iterable[date], least: int, *, today: date) -> date | None:
    """The last day whose answers are in the figures; None while they are too few.

    `days` are those on which answers came, one for each answer. Figures grow by whole days that are over, and by at
    least `least` people at a time: whoever looks twice cannot work out what a few said in between.
    """
    waiting, until = 0, None
    for day, some in groupby(sorted(one for one in days if one < today)):
        waiting += sum(1 for _ in some)
        if waiting >= least:
            waiting, until = 0, day
    return until

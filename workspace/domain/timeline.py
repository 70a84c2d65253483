"""Where days lie on a line of time: the line, its months, and the stages that follow each other out of order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

FURTHEST = 400
"""Days before and after today that a line reaches at most; one odd date far away would squeeze all others together."""
SHORTEST = 56
"""Days that a line covers at least, so that a single day is not stretched over a page."""
MARGIN = 7
MOST_MARKS = 14
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of time from the first day to the last, both on it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days lie on it."""
        return (self.last - self.first).days + 1

    def start_of(self, day: date) -> float:
        """Return where a day begins on the line: a share from 0 to 1; what lies outside is at its end."""
        return min(max((day - self.first).days / self.days, 0.0), 1.0)

    def end_of(self, day: date) -> float:
        """Return where a day ends on the line."""
        return min(max(((day - self.first).days + 1) / self.days, 0.0), 1.0)

    def middle_of(self, day: date) -> float:
        """Return where the middle of a day lies on the line."""
        return (self.start_of(day) + self.end_of(day)) / 2

    def meets(self, first: date, last: date) -> bool:
        """Return whether any day from `first` to `last` lies on the line."""
        return first <= self.last and self.first <= last


def line_through(days: Iterable[date], today: date) -> Line:
    """Return a line that holds today and these days, as far as they are near enough, with a week around them."""
    near = [day for day in days if abs((day - today).days) <= FURTHEST]
    first = _moved(min([*near, today]), -MARGIN)
    last = _moved(max([*near, today]), MARGIN)
    missing = SHORTEST - ((last - first).days + 1)
    return Line(first, _moved(last, max(missing, 0)))


def _moved(day: date, by: int) -> date:
    """Return the day so many days later or earlier, or the first or last day that there is."""
    number = min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def months_on(line: Line) -> list[date]:
    """Return the first days of months to mark on a line: all of them, or every third where they would crowd."""
    found: list[date] = []
    day = line.first.replace(day=1)
    while day <= line.last:
        if day >= line.first:
            found.append(day)
        if day.year == date.max.year and day.month == DECEMBER:
            break
        day = (day + timedelta(days=31)).replace(day=1)
    if len(found) <= MOST_MARKS:
        return found
    return [day for day in found if day.month % 3 == 1]


def out_of_order(starts: Mapping[int, date]) -> list[tuple[int, int]]:
    """Return pairs of stages next to each other of which the later one starts first: (the later, the earlier).

    `starts` are the first days of stages, by number; stages without one are left out.
    """
    return [
        (late, early)
        for (early, before), (late, after) in pairwise(sorted(starts.items()))
        if after < before
    ]

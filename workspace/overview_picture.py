"""The picture of how soon people heard, month by month. Everything in it stands in the table below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi

from feedback.queries.promises import Figures

TOP, BOTTOM = 16.0, 176.0
"""Where the most days and none stand, in pixels from the top."""
LEAST_TOP = 28
"""The scale reaches so many days at least."""
STEP = 14
"""It ends at a whole number of fortnights."""
LEFT, RIGHT = 0.08, 0.97
FEWEST = 2
"""A line needs two points."""
NAMES = 6
"""So many names of months have room on a phone."""


@dataclass(frozen=True, slots=True)
class Point:
    """One month: where it stands (0 to 1 of the width, pixels from the top), its name where there is room, and its days."""

    at: float
    y: float
    name: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Joint:
    """A line between two months that follow each other."""

    low: Point
    high: Point


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale: so many days, so far from the top."""

    days: int
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The points in order, the lines between neighbours, the scale, and the line of the whole time."""

    points: Sequence[Point]
    joints: Sequence[Joint]
    ticks: Sequence[Tick]
    half_y: float
    is_mirrored: bool

    @property
    def scale_at(self) -> float:
        """Where the numbers of the scale stand."""
        return 1 - LEFT + 0.02 if self.is_mirrored else LEFT - 0.02


def picture_of(figures: Figures) -> Picture | None:
    """Return the picture; None where fewer than two months have a day to show, or there is no middle."""
    known = [record.half for _month, record in figures.months if record.half is not None]
    if len(known) < FEWEST or figures.record.half is None:
        return None
    top = max(LEAST_TOP, -(-max(*known, figures.record.half) // STEP) * STEP)
    is_mirrored = get_language_bidi()
    count = len(figures.months)
    apart = -(-count // NAMES)
    points = [
        Point(
            at=_at(number, count, is_mirrored=is_mirrored),
            y=_y(record.half or 0, top),
            name=date_format(month, "M") if (count - 1 - number) % apart == 0 else "",
            days=record.half,
        )
        for number, (month, record) in enumerate(figures.months)
    ]
    pairs = pairwise(points)
    return Picture(
        points=points,
        joints=[Joint(*two) for two in pairs if None not in {one.days for one in two}],
        ticks=[Tick(days, _y(days, top)) for days in (0, top // 2, top)],
        half_y=_y(figures.record.half, top),
        is_mirrored=is_mirrored,
    )


def _at(number: int, count: int, *, is_mirrored: bool) -> float:
    share = LEFT + (RIGHT - LEFT) * (number + 0.5) / count
    return 1 - share if is_mirrored else share


def _y(days: int, top: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * days / top

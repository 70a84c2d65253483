"""Scale maths for the drawings: numbers in, numbers out. No words, no colours, no Django.

Lengths are shares of the width in percent, heights are in `em` of the chart's own text size, so that a drawing grows with
the reader's text and fits a phone without shrinking its words.
"""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_BAR = 66.0
"""Percent of the width that 100% takes; the rest is room for the number after the bar."""

LINE = 1.35
BAR = 0.95
GAP = 0.95
CHARACTERS_A_LINE = 44

RING_RADIUS = 28
RING_DAYS = 84
"""Days after which the ring is full: twelve weeks, the outer bound of the promise to answer."""


@dataclass(frozen=True)
class Row:
    """One answer and how often it was given. `count` and `share` (0 to 1) are None where too few people gave it to show."""

    label: str
    count: int | None
    share: float | None


@dataclass(frozen=True)
class Bar:
    """Where one row stands. `x`, `width` and `count_x` in percent of the width; `top`, `bar_top` and line heights in em."""

    row: Row
    lines: tuple[tuple[str, float], ...]
    x: float
    width: float
    bar_top: float
    count_x: float
    count_y: float


@dataclass(frozen=True)
class BarChart:
    """A drawing of bars: its height in em, where labels start in percent, and the bars."""

    bars: tuple[Bar, ...]
    height: float
    label_x: float
    mirrored: bool


def bar_chart(rows: Sequence[Row], *, mirrored: bool = False) -> BarChart:
    """Return the bars for `rows`, longest possible bar standing for a share of 1; from the right when `mirrored`."""
    bars, top = [], 0.0
    for row in rows:
        lines = textwrap.wrap(row.label, CHARACTERS_A_LINE) or [""]
        placed = tuple((line, round(top + LINE * (i + 0.75), 3)) for i, line in enumerate(lines))
        bar_top = top + LINE * len(lines) + 0.1
        width = round(LONGEST_BAR * min(max(row.share or 0.0, 0.0), 1.0), 2)
        bars.append(
            Bar(
                row=row,
                lines=placed,
                x=round(100 - width, 2) if mirrored else 0.0,
                width=width,
                bar_top=round(bar_top, 3),
                count_x=round(100 - width, 2) if mirrored else width,
                count_y=round(bar_top + BAR * 0.82, 3),
            )
        )
        top = bar_top + BAR + GAP
    height = round(max(top - GAP, 0) + 0.3, 3)
    return BarChart(tuple(bars), height, 100.0 if mirrored else 0.0, mirrored)


def percent(part: float, whole: float) -> int:
    """Return how many percent `part` is of `whole`, rounded half up; 0 of nothing is 0. Never below 0."""
    if whole <= 0:
        return 0
    return max(0, math.floor(100 * part / whole + 0.5))


def bar_width(part: float, whole: float) -> float:
    """Return the length of a bar in percent, 0 to 100; some but little still shows as 1."""
    if whole <= 0 or part <= 0:
        return 0.0
    return round(min(100.0, max(1.0, 100 * part / whole)), 2)


def place(share: float) -> float:
    """Return where a share (0 to 1) lies on a line, in percent; never outside of it."""
    return round(100 * min(max(share, 0.0), 1.0), 2)


def ring_dash(days: float, full: float = RING_DAYS) -> str:
    """Return the SVG dash pattern of a ring that is full after `full` days: drawn length, then the circumference."""
    circumference = round(2 * math.pi * RING_RADIUS)
    share = min(max(days / full, 0.0), 1.0)
    return f"{round(circumference * share)} {circumference}"

"""Scale maths of a drawing in which lines join the same thing in several orders: numbers in, numbers out. No words, no Django.

Lengths are percent of the width, heights `em` of the drawing's own text, as in `ui.charts`.
"""

import textwrap
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

SIDE = 34.0
"""Percent of the width for the names at each end."""
CHARACTERS_A_LINE = 13
LINE, ROOM, HEAD = 1.25, 1.0, 1.9
PATTERNS = 4
"""How many patterns of lines there are; the marks tell the lines of one pattern apart."""


@dataclass(frozen=True, slots=True)
class Place:
    """One thing in one order."""

    key: str
    label: str
    place: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one thing stands in one column, and which place to write there."""

    x: float
    y: float
    place: str


@dataclass(frozen=True, slots=True)
class Track:
    """One thing through all columns: its marks, the lines between them, and its name at both ends."""

    key: str
    pattern: int
    is_strong: bool
    marks: tuple[Mark, ...]
    lines: tuple[tuple[Mark, Mark], ...]
    start: tuple[tuple[str, float], ...]
    end: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class BumpChart:
    """A drawing: its height in em, the columns' x in percent with their numbers, where names stand, and the tracks."""

    height: float
    columns: tuple[tuple[int, float], ...]
    start_x: float
    end_x: float
    tracks: tuple[Track, ...]


def bump_chart(
    orders: Sequence[Sequence[Place]],
    *,
    emphasised: Collection[str] = (),
    mirrored: bool = False,
) -> BumpChart:
    """Return the drawing of `orders`, one a column, all of the same things; from the right when `mirrored`.

    Things that share a place stand one under the other, and both are marked with it.
    """
    if not orders:
        return BumpChart(0.0, (), 0.0, 0.0, ())
    names = {one.key: textwrap.wrap(one.label, CHARACTERS_A_LINE) or [""] for one in orders[0]}
    row = LINE * max((len(lines) for lines in names.values()), default=1) + ROOM
    xs = [_x(number, len(orders), mirrored=mirrored) for number in range(len(orders))]
    tracks = []
    for number, (key, lines) in enumerate(names.items()):
        marks = tuple(_mark(order, key, x, row) for order, x in zip(orders, xs, strict=True))
        tracks.append(
            Track(
                key=key,
                pattern=number % PATTERNS,
                is_strong=key in emphasised,
                marks=marks,
                lines=tuple(pairwise(marks)),
                start=_placed(lines, marks[0].y),
                end=_placed(lines, marks[-1].y),
            )
        )
    ends = (SIDE - 5, 100 - SIDE + 5)
    start_x, end_x = ends[::-1] if mirrored else ends
    height = round(HEAD + row * len(names), 3)
    columns = tuple(enumerate(xs, start=1))
    return BumpChart(height, columns, start_x, end_x, tuple(tracks))


def _x(number: int, count: int, *, mirrored: bool) -> float:
    step = (100 - 2 * SIDE) / (count - 1) if count > 1 else 0
    x = SIDE + step * number
    return round(100 - x if mirrored else x, 2)


def _mark(order: Sequence[Place], key: str, x: float, row: float) -> Mark:
    slot = next(n for n, one in enumerate(order) if one.key == key)
    place = order[slot].place
    shared = sum(one.place == place for one in order) > 1
    return Mark(x, round(HEAD + row * (slot + 0.5), 3), f"{place}=" if shared else str(place))


def _placed(lines: Sequence[str], middle: float) -> tuple[tuple[str, float], ...]:
    """The lines of a name around the height of its mark."""
    top = middle - LINE * (len(lines) - 1) / 2 + 0.35
    return tuple((line, round(top + LINE * n, 3)) for n, line in enumerate(lines))

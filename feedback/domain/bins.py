"""Whole numbers in spans, so that a chart of them stays short and names nobody's number."""

from collections.abc import Iterable
from itertools import pairwise

MOST_ALONE = 10
"""Up to this far apart, each number between two limits stands for itself."""
_ROUND = (1, 2, 5)


def bins(
    numbers: Iterable[int], least: int | None = None, most: int | None = None
) -> list[tuple[int, int]]:
    """Return spans (lowest, highest) that hold all `numbers`, in order and without a gap.

    Their bounds come from a fixed series (0, 1, 2, 5, 10, 20, 50, 100, and so on) and from the limits, never from an
    answer: the edge of a span tells of nobody. Without a number and an upper limit there is no span.
    """
    given = list(numbers)
    start = min(0, most or 0) if least is None else least
    low = min([*given, start])
    if not given and most is None:
        return []
    high = max([*given, low, low if most is None else most])
    if least is not None and most is not None and high - low <= MOST_ALONE:
        return [(each, each) for each in range(low, high + 1)]
    spans = _round_spans(low, high)
    if low == least:
        spans[0] = (low, spans[0][1])
    if high == most:
        spans[-1] = (spans[-1][0], high)
    return spans


def _round_spans(low: int, high: int) -> list[tuple[int, int]]:
    edges, power = [0], 1
    while edges[-1] < max(abs(low), abs(high)):
        edges += [power * each for each in _ROUND]
        power *= 10
    below = [(-after, -before - 1) for before, after in pairwise(edges)]
    above = [(before + 1, after) for before, after in pairwise(edges)]
    spans = [*reversed(below), (0, 0), *above]
    return [(first, last) for first, last in spans if last >= low and first <= high]

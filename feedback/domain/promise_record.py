"""How well promises were kept, over many asks: how many in time, and within how many days half of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from feedback.domain.loop import Word


@dataclass(frozen=True, slots=True)
class InTime:
    """How many asks were heard back from in time, out of those that can be judged."""

    kept: int
    judged: int


def heard_back_in_time(words: Iterable[str]) -> InTime:
    """Count first words kept among the kept, the late and the missed; an open one is not judged yet."""
    judged = [word for word in words if word in {Word.KEPT, Word.LATE, Word.MISSED}]
    return InTime(kept=judged.count(Word.KEPT), judged=len(judged))


def half_within(days: Iterable[int]) -> int | None:
    """The fewest days within which at least half of `days` lie; None when there are none.

    This is the lower median, so that it is always a number of days that happened: "half heard back
    within 16 days".
    """
    ordered = sorted(days)
    return ordered[(len(ordered) - 1) // 2] if ordered else None

"""How well promises were kept, over many asks: how many in time, and within how many days half of them.

Two promises are judged apart and never added up: the first news by the promised day, and the final answer to everything. Each
counts in the month of the day by which it was due.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from feedback.domain.loop import LoopFacts, Word, days_to_first_word, final_word, first_word
from feedback.domain.months import last_day


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


@dataclass(frozen=True, slots=True)
class Promised:
    """What became of the two promises of one ask, and after how many days people heard first."""

    first: Word
    first_due_on: date
    final: Word
    final_due_on: date
    days: int | None


def promised(facts: LoopFacts, today: date) -> Promised | None:
    """Judge one ask on `today`; None where nothing is owed, so that there is nothing to keep."""
    if not facts.items:
        return None
    return Promised(
        first=first_word(facts, today),
        first_due_on=facts.due_on,
        final=final_word(facts, today),
        final_due_on=facts.final_due_on,
        days=days_to_first_word(facts),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """How many promises of one sort were kept, kept late, broken, or are still open."""

    kept: int = 0
    late: int = 0
    broken: int = 0
    still_open: int = 0

    @classmethod
    def counted(cls, words: Iterable[Word]) -> Self:
        """Count verdicts. First news that never came by its day is broken until it comes, and late then."""
        found = Counter(words)
        broken = found[Word.MISSED] + found[Word.BROKEN]
        return cls(found[Word.KEPT], found[Word.LATE], broken, found[Word.OPEN])

    @property
    def judged(self) -> int:
        """How many can be judged: all but those that are still open."""
        return self.kept + self.late + self.broken

    @property
    def total(self) -> int:
        """All of them."""
        return self.judged + self.still_open


@dataclass(frozen=True, slots=True)
class Record:
    """The promises that were due between two days. `half` is the days within which half of `heard` asks heard first."""

    first: Words = Words()
    final: Words = Words()
    half: int | None = None
    heard: int = 0

    @property
    def unheard(self) -> int:
        """Asks whose first news was due, and whose people have heard nothing: no day of theirs is in `half`."""
        return self.first.total - self.heard

    @property
    def is_empty(self) -> bool:
        """Whether nothing was due in this time."""
        return not (self.first.total or self.final.total)


def record_between(some: Iterable[Promised], first: date, last: date) -> Record:
    """Return the record of the promises that were due from `first` to `last`, both included."""
    known = list(some)
    about = [one for one in known if first <= one.first_due_on <= last]
    days = [one.days for one in about if one.days is not None]
    return Record(
        first=Words.counted(one.first for one in about),
        final=Words.counted(one.final for one in known if first <= one.final_due_on <= last),
        half=half_within(days),
        heard=len(days),
    )


def by_month(some: Iterable[Promised], months: Sequence[date]) -> list[tuple[date, Record]]:
    """Return the record of each month, in their order."""
    known = list(some)
    return [(month, record_between(known, month, last_day(month))) for month in months]

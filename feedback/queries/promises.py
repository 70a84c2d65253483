"""How promises were kept in the current organisation, from the same facts as the page of each consultation."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from feedback.domain.months import last_day, months_until
from feedback.domain.promise_record import Promised, Record, by_month, promised, record_between
from feedback.models import Consultation
from feedback.queries.impact import Impact, impact_of
from feedback.queries.loops import LoopState, owed_once


@dataclass(frozen=True, slots=True)
class Span:
    """Months in a row, up to and with the one in which `today` lies, or another."""

    months: Sequence[date]

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0]

    @property
    def last(self) -> date:
        """Its last day."""
        return last_day(self.months[-1])

    def record(self, some: Iterable[Promised]) -> Record:
        """Return the record of the promises that were due in it."""
        return record_between(some, self.first, self.last)


def span_until(day: date, months: int) -> Span:
    """Return so many months, the last one that in which `day` lies."""
    return Span(months_until(day, months))


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed now: how many answers, since how many days the oldest, and how many people wait."""

    asks: int
    oldest_days: int
    waiting: int


def owed_of(states: Mapping[int, LoopState]) -> Owed:
    """Return what these owe; asks that are answered together owe one answer."""
    owed = [one for one in states.values() if one.is_owed]
    return Owed(
        asks=len(owed_once(states)),
        oldest_days=max((one.days for one in owed), default=0),
        waiting=sum(one.answers for one in owed),
    )


def promises_of(states: Mapping[int, LoopState]) -> dict[int, Promised]:
    """Return what became of each promise, by consultation; those that owe nothing are left out."""
    found = {pk: promised(state.facts, state.today) for pk, state in states.items()}
    return {pk: one for pk, one in found.items() if one is not None}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one span of time: the record, the same by month, and what people say about the asks it rests on."""

    span: Span
    record: Record
    months: Sequence[tuple[date, Record]]
    impact: Impact
    still_to_come: int
    """First news that is due after the span."""


def figures_of(
    asked: Collection[Consultation], promises: Mapping[int, Promised], span: Span, *, today: date
) -> Figures:
    """Return the figures of these consultations; two statements. Whatever is in one rests on the same consultations."""
    mine = {one.pk: promises[one.pk] for one in asked if one.pk in promises}
    within = [
        one
        for one in asked
        if one.pk in mine and span.first <= mine[one.pk].first_due_on <= span.last
    ]
    return Figures(
        span=span,
        record=span.record(mine.values()),
        months=by_month(mine.values(), span.months),
        impact=impact_of(within, today=today),
        still_to_come=sum(one.first_due_on > span.last for one in mine.values()),
    )

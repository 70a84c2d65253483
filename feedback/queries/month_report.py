"""The report of one month: how promises were kept in it and in the year up to it. Numbers, and the reasons that are public."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from feedback.domain.months import last_day
from feedback.domain.promise_record import Promised, Record
from feedback.models import Consultation
from feedback.queries.loops import LoopState, loop_states
from feedback.queries.promises import Figures, Owed, figures_of, owed_of, promises_of, span_until
from feedback.queries.reasons import Reason, last_reasons

A_YEAR = 12
ROWS = 8
"""So many projects have a line of their own; one page of paper holds no more."""
REASONS = 3


@dataclass(frozen=True, slots=True)
class ProjectMonth:
    """One project in a month: the promises that were due in it, and what it owes now."""

    title: str
    record: Record
    owed: Owed


@dataclass(frozen=True, slots=True)
class MonthReport:
    """What the report of one month says, as it was known on `today`."""

    month: date
    today: date
    figures: Figures
    year: Figures
    owed: Owed
    lines: Sequence[ProjectMonth] = ()
    more: int = 0
    """Projects without a line of their own."""
    reasons: Sequence[Reason] = ()

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return last_day(self.month)

    @property
    def is_running(self) -> bool:
        """Whether the month is not over."""
        return self.today <= self.last_day


def month_report(month: date, *, today: date) -> MonthReport:
    """Return the report of a month in the current organisation, as known on `today`, for a page that colleagues see."""
    asked, states = _asked(today)
    promises = promises_of(states)
    lines = _lines(asked, states, promises, month)
    open_to_all = [one for one in asked if not one.needs_care]
    reasons = last_reasons(open_to_all, first=month, last=last_day(month))
    return MonthReport(
        **_numbers(asked, states, promises, month, today),  # type: ignore[arg-type]
        lines=lines[:ROWS],
        more=len(lines[ROWS:]),
        reasons=reasons[:REASONS],
    )


def month_numbers(month: date, *, today: date) -> MonthReport:
    """Return the same without projects and reasons, for a message: numbers, and no words that somebody wrote."""
    asked, states = _asked(today)
    return MonthReport(**_numbers(asked, states, promises_of(states), month, today))  # type: ignore[arg-type]


def _asked(today: date) -> tuple[list[Consultation], dict[int, LoopState]]:
    asked = list(Consultation.objects.all().select_related("organisation", "project"))
    return asked, loop_states(asked, today)


def _numbers(
    asked: Sequence[Consultation],
    states: dict[int, LoopState],
    promises: dict[int, Promised],
    month: date,
    today: date,
) -> dict[str, object]:
    return {
        "month": month,
        "today": today,
        "figures": figures_of(asked, promises, span_until(month, 1), today=today),
        "year": figures_of(asked, promises, span_until(month, A_YEAR), today=today),
        "owed": owed_of(states),
    }


def _lines(
    asked: Iterable[Consultation],
    states: dict[int, LoopState],
    promises: dict[int, Promised],
    month: date,
) -> list[ProjectMonth]:
    """The projects with a promise that was due in the month, or that owe something; those that owe most first."""
    of: dict[int, list[Consultation]] = defaultdict(list)
    for one in asked:
        of[one.project_id].append(one)
    span = span_until(month, 1)
    lines = [
        ProjectMonth(
            title=some[0].project.title,
            record=span.record(promises[one.pk] for one in some if one.pk in promises),
            owed=owed_of({one.pk: states[one.pk] for one in some if one.pk in states}),
        )
        for some in of.values()
    ]
    kept = [line for line in lines if line.owed.asks or not line.record.is_empty]
    return sorted(kept, key=lambda line: (-line.owed.asks, -line.owed.oldest_days, line.title))

"""From a first day and the usual number of weeks of each stage to the days of each."""

from collections.abc import Iterable
from datetime import date, timedelta


def spells(starts_on: date, weeks: Iterable[int]) -> list[tuple[date, date]]:
    """Return first and last day of each stage, one straight after the other.

    `weeks` holds whole weeks of 1 or more, in the order of the stages.

    Raises:
        ValueError: when a stage has no week.
        OverflowError: when the last day lies beyond what a date can hold.

    """
    found: list[tuple[date, date]] = []
    first = starts_on
    for number in weeks:
        if number < 1:
            message = "A stage takes at least a week."
            raise ValueError(message)
        last = first + timedelta(weeks=number, days=-1)
        found.append((first, last))
        first = last + timedelta(days=1)
    return found

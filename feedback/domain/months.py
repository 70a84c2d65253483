"""Months of the calendar. A month is named by its first day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = 12
A_DAY = timedelta(days=1)
WRITTEN = re.compile(r"(2\d{3})-(0[1-9]|1[0-2])", re.ASCII)
WEEK = 7


def month_of(day: date) -> date:
    """The first day of the month in which `day` lies."""
    return day.replace(day=1)


def moved(month: date, by: int) -> date:
    """The month so many months later, or earlier where `by` is below 0."""
    years, number = divmod(month.month - 1 + by, MONTHS)
    return date(month.year + years, number + 1, 1)


def last_day(month: date) -> date:
    """The last day of the month."""
    return moved(month, 1) - A_DAY


def months_until(last: date, count: int) -> list[date]:
    """So many months in a row that end with the month of `last`, the first one first."""
    return [moved(month_of(last), by) for by in range(1 - count, 1)]


def read_month(text: str) -> date | None:
    """The month that is written as `2026-10`; None for anything else."""
    found = WRITTEN.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found else None


def first_working_day(month: date, working_days: int) -> date:
    """The first working day of the month. `working_days` has one bit for each day of the week, Monday the lowest.

    Where no day of the week is a working day, every day is. Public holidays are not left out.
    """
    return next(day for day in _week_from(month) if _works(day, working_days))


def _week_from(day: date) -> Iterator[date]:
    return (day + timedelta(days=number) for number in range(WEEK))


def _works(day: date, working_days: int) -> bool:
    return not working_days or bool(working_days >> day.weekday() & 1)

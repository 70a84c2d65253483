"""Months of the calendar, and the first working day of one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.months import (
    first_working_day,
    last_day,
    month_of,
    months_until,
    moved,
    read_month,
)

pytestmark = pytest.mark.unit

DAYS = st.dates(date(2000, 1, 1), date(2900, 12, 31))
MON_TO_FRI, WEEKEND, EVERY_DAY = 31, 96, 127


def test_a_month_moves_over_the_turn_of_a_year() -> None:
    assert moved(date(2026, 11, 1), 3) == date(2027, 2, 1)
    assert moved(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert last_day(date(2028, 2, 1)) == date(2028, 2, 29)
    assert months_until(date(2027, 1, 9), 3) == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]


@given(day=DAYS, by=st.integers(-60, 60))
def test_moving_there_and_back_is_the_same_month(day, by) -> None:
    month = month_of(day)
    assert moved(moved(month, by), -by) == month
    assert month <= day <= last_day(month)
    assert month_of(last_day(month) + timedelta(days=1)) == moved(month, 1)


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13", "2026-00", "2026-1", "1999-12", "2026-10-01", "٢٠٢٦-١٠", "2026-10\n"],
)
def test_what_is_no_month_is_none(text) -> None:
    assert read_month(text) is None


def test_a_month_as_it_is_written() -> None:
    assert read_month("2026-10") == date(2026, 10, 1)


def test_the_first_working_day() -> None:
    assert first_working_day(date(2026, 8, 1), MON_TO_FRI) == date(2026, 8, 3)
    assert first_working_day(date(2026, 10, 1), MON_TO_FRI) == date(2026, 10, 1)
    assert first_working_day(date(2026, 10, 1), WEEKEND) == date(2026, 10, 3)
    assert first_working_day(date(2026, 8, 1), 0) == date(2026, 8, 1)


@given(month=DAYS.map(month_of), days=st.integers(1, EVERY_DAY))
def test_it_is_a_working_day_of_the_first_week(month, days) -> None:
    found = first_working_day(month, days)
    assert month <= found < month + timedelta(days=7)
    assert days >> found.weekday() & 1

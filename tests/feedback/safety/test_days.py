"""When words count as unread for too long: working days, and what came later on the day somebody read."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.safety import COVER_AFTER, goes_to_cover, read_due_on, unread_since

FRIDAY = date(2026, 10, 23)


@pytest.mark.parametrize(
    ("received", "working_days", "due"),
    [
        (FRIDAY, 1, date(2026, 10, 26)),
        (FRIDAY, 2, date(2026, 10, 27)),
        (FRIDAY + timedelta(days=1), 2, date(2026, 10, 27)),
        (FRIDAY - timedelta(days=4), 2, date(2026, 10, 21)),
        (FRIDAY, 10, date(2026, 11, 6)),
    ],
)
def test_words_are_read_so_many_days_from_monday_to_friday_later(received, working_days, due):
    assert read_due_on(received, working_days) == due


@given(st.integers(0, 4000), st.integers(1, 10))
def test_the_last_day_is_a_working_day_and_later(later, working_days):
    received = FRIDAY + timedelta(later)
    due = read_due_on(received, working_days)
    assert due.weekday() < 5
    assert timedelta(working_days) <= due - received <= timedelta(working_days * 7 // 5 + 3)


@pytest.mark.parametrize(
    ("received", "last_read_on", "read_that_day", "since"),
    [
        ({}, None, 0, None),
        ({FRIDAY: 1}, None, 0, FRIDAY),
        ({FRIDAY: 2}, FRIDAY, 2, None),
        ({FRIDAY: 3}, FRIDAY, 2, FRIDAY),
        ({FRIDAY: 1}, FRIDAY - timedelta(1), 4, FRIDAY),
        ({FRIDAY: 1, FRIDAY + timedelta(2): 1}, FRIDAY, 1, FRIDAY + timedelta(2)),
        ({FRIDAY: 1}, FRIDAY + timedelta(1), 0, None),
    ],
)
def test_what_came_after_somebody_read_is_unread(received, last_read_on, read_that_day, since):
    found = unread_since(received, last_read_on=last_read_on, read_that_day=read_that_day)
    assert found == since


def test_a_worry_goes_to_the_cover_after_a_day_on_weekends_too():
    saturday = datetime(2026, 10, 24, 9)
    assert goes_to_cover(saturday, saturday + COVER_AFTER) is True
    assert goes_to_cover(saturday, saturday + COVER_AFTER - timedelta(minutes=1)) is False

"""On which days somebody is reminded of what is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.domain.reminding import (
    ACTION_AHEAD,
    AHEAD,
    DECISION_AHEAD,
    LATE_FOR,
    OVERDUE,
    moment,
    occasion,
)

pytestmark = pytest.mark.unit

DUE = date(2026, 12, 8)


@pytest.mark.parametrize(
    ("days", "ahead", "which"),
    [
        (-3, ACTION_AHEAD, ""),
        (-2, ACTION_AHEAD, AHEAD),
        (0, ACTION_AHEAD, AHEAD),
        (1, ACTION_AHEAD, OVERDUE),
        (7, ACTION_AHEAD, OVERDUE),
        (8, ACTION_AHEAD, ""),
        (-8, DECISION_AHEAD, ""),
        (-7, DECISION_AHEAD, AHEAD),
        (1, DECISION_AHEAD, OVERDUE),
    ],
)
def test_the_days_of_reminders(days, ahead, which):
    assert moment(DUE, DUE + timedelta(days=days), ahead) == which


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-30, 30))
def test_each_day_that_it_is_due_is_reminded_at_most_twice(due, days):
    codes = {occasion(due, due + timedelta(days=n), ACTION_AHEAD) for n in range(-30, 31)}
    assert codes == {"", f"ahead-{due}", f"overdue-{due}"}
    today = due + timedelta(days=days)
    assert (occasion(due, today, ACTION_AHEAD) == "") == (
        not -ACTION_AHEAD <= today - due <= LATE_FOR
    )

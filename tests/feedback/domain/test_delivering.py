"""Where something that was promised stands, and when a "no" is looked at again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.delivering import (
    REVISIT_FOR,
    Standing,
    revisit_occasion,
    standing,
)
from feedback.domain.publishing import days_late

pytestmark = pytest.mark.unit

DAY = date(2027, 3, 1)
DAYS = st.integers(-400, 400).map(lambda days: DAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("today", "fields", "found"),
    [
        (DAY, {}, Standing.TO_COME),
        (DAY, {"parts_done": 1}, Standing.UNDER_WAY),
        (DAY + timedelta(days=1), {"parts_done": 1}, Standing.LATE),
        (DAY + timedelta(days=9), {"done_on": DAY}, Standing.DONE),
        (DAY, {"given_up_on": DAY}, Standing.GIVEN_UP),
    ],
)
def test_where_it_stands(today, fields, found):
    assert standing(DAY, today, **fields) is found


@given(DAYS, DAYS)
def test_it_is_late_from_the_day_after_on_until_it_is_done(due_on, today):
    assert (standing(due_on, today) is Standing.LATE) == (today > due_on)
    assert standing(due_on, today, done_on=today) is Standing.DONE
    assert (days_late(today, due_on) > 0) == (today > due_on)


@given(DAYS, DAYS)
def test_a_no_is_looked_at_again_once_from_its_day_on(revisit_on, today):
    code = revisit_occasion(revisit_on, today)
    assert bool(code) == (revisit_on <= today <= revisit_on + REVISIT_FOR)
    assert code in {"", f"revisit-{revisit_on}"}

"""Placing days on a line, worked by hand, and what holds for any days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.domain.timeline import (
    FURTHEST,
    SHORTEST,
    Line,
    line_through,
    months_on,
    out_of_order,
)

pytestmark = pytest.mark.unit

TODAY = date(2026, 10, 26)
DAYS = st.lists(st.dates(), max_size=6)


def test_a_day_has_a_place_and_a_width():
    line = Line(date(2026, 1, 1), date(2026, 1, 10))
    assert line.days == 10
    assert line.start_of(date(2026, 1, 1)) == 0
    assert line.end_of(date(2026, 1, 10)) == 1
    assert line.start_of(date(2026, 1, 6)) == 0.5
    assert line.end_of(date(2026, 1, 5)) == 0.5
    assert line.middle_of(date(2026, 1, 3)) == pytest.approx(0.25)


def test_what_lies_outside_is_at_the_end():
    line = Line(date(2026, 1, 1), date(2026, 1, 10))
    assert line.start_of(date(1, 1, 1)) == 0
    assert line.end_of(date.max) == 1
    assert not line.meets(date(2025, 12, 1), date(2025, 12, 31))
    assert line.meets(date(2025, 12, 1), date(2026, 1, 1))
    assert not line.meets(date(2026, 1, 11), date.max)


def test_a_line_without_days_is_eight_weeks_from_a_week_ago():
    line = line_through([], TODAY)
    assert line.first == date(2026, 10, 19)
    assert line.days == SHORTEST


def test_a_line_holds_a_project_of_a_year():
    line = line_through([date(2026, 1, 12), date(2026, 12, 18)], TODAY)
    assert (line.first, line.last) == (date(2026, 1, 5), date(2026, 12, 25))


def test_a_year_typed_wrongly_does_not_squeeze_the_rest():
    line = line_through([date(2026, 10, 1), date(9999, 12, 31), date(1, 1, 1)], TODAY)
    assert (line.first, line.days) == (date(2026, 9, 24), SHORTEST)


def test_months_are_marked_where_they_begin():
    assert months_on(Line(date(2026, 1, 5), date(2026, 3, 20))) == [
        date(2026, 2, 1),
        date(2026, 3, 1),
    ]


def test_where_months_would_crowd_every_third_is_marked():
    marks = months_on(Line(date(2025, 1, 1), date(2026, 12, 31)))
    assert [(day.year, day.month) for day in marks] == [
        (year, month) for year in (2025, 2026) for month in (1, 4, 7, 10)
    ]


def test_at_the_end_of_time():
    assert line_through([], date.max).last == date.max
    assert line_through([], date.min).first == date.min
    assert months_on(Line(date(9999, 11, 20), date.max)) == [date(9999, 12, 1)]


def test_stages_that_start_out_of_order():
    early, late = date(2026, 2, 1), date(2026, 3, 1)
    assert out_of_order({1: late, 2: early}) == [(2, 1)]
    assert out_of_order({3: early, 1: late}) == [(3, 1)]
    assert out_of_order({1: late, 2: late, 3: late}) == []
    assert out_of_order({}) == []


@given(DAYS, st.dates())
def test_a_line_holds_today_and_every_day_that_is_near(days, today):
    line = line_through(days, today)
    assert line.meets(today, today)
    near = [day for day in days if abs((day - today).days) <= FURTHEST]
    assert [day for day in near if not line.meets(day, day)] == []
    assert line.days <= 2 * (FURTHEST + 8)


@given(st.dates(), st.integers(0, 800), st.dates(), st.dates())
def test_no_day_lies_off_the_line_and_later_days_lie_later(first, length, one, other):
    line = Line(first, min(first, date.max - timedelta(days=length)) + timedelta(days=length))
    early, late = sorted((one, other))
    assert 0 <= line.start_of(early) <= line.start_of(late) <= 1
    assert line.start_of(early) <= line.middle_of(early) <= line.end_of(early) <= 1

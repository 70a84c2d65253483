"""How many days of a spell are closed: worked by hand, and against counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.domain.closed_days import Spell, days_between, days_closed, names_closed

pytestmark = pytest.mark.unit

SUMMER = Spell("Summer holidays", date(2026, 6, 26), date(2026, 8, 12))
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 3, 1))
SPELLS = st.lists(st.builds(Spell, st.sampled_from("abc"), DAYS, DAYS), max_size=5)


def test_all_of_the_days_that_people_had_for_the_creche_were_in_the_holidays():
    assert days_closed(date(2026, 7, 6), date(2026, 7, 17), [SUMMER]) == 12


def test_eight_of_nineteen_days():
    assert days_between(date(2026, 6, 15), date(2026, 7, 3)) == 19
    assert days_closed(date(2026, 6, 15), date(2026, 7, 3), [SUMMER]) == 8


def test_days_that_touch_count_and_their_neighbours_do_not():
    assert days_closed(date(2026, 6, 20), date(2026, 6, 26), [SUMMER]) == 1
    assert days_closed(date(2026, 6, 20), date(2026, 6, 25), [SUMMER]) == 0
    assert days_closed(date(2026, 8, 12), date(2026, 8, 12), [SUMMER]) == 1


def test_the_last_day_that_there_is():
    end = Spell("The end", date(9999, 12, 30), date.max)
    assert days_closed(date(9999, 12, 1), date.max, [end, end]) == 2


def test_days_that_run_backwards_are_none():
    assert days_between(date(2026, 7, 2), date(2026, 7, 1)) == 0
    assert days_closed(date(2026, 7, 2), date(2026, 7, 1), [SUMMER]) == 0


def test_each_name_once_and_the_earliest_first():
    exams = Spell("Exams", date(2026, 4, 27), date(2026, 6, 2))
    spells = [SUMMER, exams, Spell("Summer holidays", date(2026, 6, 27), date(2026, 6, 27))]
    assert names_closed(date(2026, 5, 1), date(2026, 7, 1), spells) == ["Exams", "Summer holidays"]
    assert names_closed(date(2026, 6, 3), date(2026, 6, 25), spells) == []


@given(DAYS, DAYS, SPELLS)
def test_it_is_what_counting_day_by_day_gives(opens_on, closes_on, spells):
    days = (opens_on + timedelta(days=n) for n in range(days_between(opens_on, closes_on)))
    counted = sum(any(one.meets(day, day) for one in spells) for day in days)
    assert days_closed(opens_on, closes_on, spells) == counted

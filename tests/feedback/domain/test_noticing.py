"""From when on it is shown how many can see a change."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from feedback.domain.noticing import Share, as_said, shown, shown_until

pytestmark = pytest.mark.unit

MONDAY = date(2027, 3, 1)


SAID = some.lists(
    some.dictionaries(some.integers(0, 20), some.sampled_from(["a", "b", ""]), max_size=4),
    max_size=30,
)


def once(*days):
    return [[(day, "a")] for day in days]


def test_nothing_is_shown_below_the_fewest_and_today_never_counts():
    assert shown_until(once(*[MONDAY] * 4), 5, today=MONDAY + timedelta(days=1)) is None
    assert shown_until(once(*[MONDAY] * 5), 5, today=MONDAY) is None
    assert shown_until(once(*[MONDAY] * 5), 5, today=MONDAY + timedelta(days=1)) == MONDAY
    assert shown(once(MONDAY), None) == []


def test_what_came_since_waits_until_it_is_enough_people():
    later = MONDAY + timedelta(days=2)
    today = MONDAY + timedelta(days=9)
    assert shown_until(once(*[MONDAY] * 5, *[later] * 4), 5, today=today) == MONDAY
    assert shown_until(once(*[MONDAY] * 5, *[later] * 5), 5, today=today) == later


def test_who_changes_again_and_again_is_one_person():
    days = [MONDAY + timedelta(days=number) for number in range(6)]
    fickle = [(day, "ab"[number % 2]) for number, day in enumerate(days)]
    assert shown_until([fickle], 2, today=MONDAY + timedelta(days=9)) is None
    assert shown([fickle], days[2]) == ["a"]


@given(SAID, some.integers(1, 12))
def test_between_two_looks_figures_stay_or_change_by_what_enough_people_said(histories, least):
    said = [
        as_said((MONDAY + timedelta(days=day), one[day]) for day in sorted(one))
        for one in histories
    ]
    looks = [MONDAY + timedelta(days=past) for past in range(23)]
    untils = [shown_until(said, least, today=today) for today in looks]
    for before, after in pairwise(untils):
        new = [
            one
            for one in said
            if any((before is None or day > before) and after and day <= after for day, _ in one)
        ]
        assert before == after or len(new) >= least
        assert len(shown(said, before)) <= len(shown(said, after))


@given(SAID, some.integers(1, 12))
def test_what_is_said_later_changes_no_figure_that_was_shown(histories, least):
    today = MONDAY + timedelta(days=10)
    said = [
        as_said((MONDAY + timedelta(days=day), one[day]) for day in sorted(one))
        for one in histories
    ]
    then = [[(day, value) for day, value in one if day < today] for one in said]
    until = shown_until(then, least, today=today)
    assert shown_until(said, least, today=today) == until
    assert shown(said, until) == shown(then, until)


@pytest.mark.parametrize(
    ("part", "base", "nearly", "hardly"),
    [(5, 5, 1, 0), (4, 5, 1, 0), (3, 5, 0, 0), (1, 9, 0, 1), (0, 5, 0, 1), (10, 10, 0, 0)],
)
def test_of_a_few_all_and_all_but_one_look_the_same(part, base, nearly, hardly):
    one = Share(part, base)
    assert (one.is_nearly_all, one.is_hardly_any) == (bool(nearly), bool(hardly))


def test_a_share_knows_its_base():
    assert (Share(1, 4).share, Share(0, 0).share) == (0.25, None)
    assert (Share(2, 4).is_under_half, Share(1, 4).is_under_half) == (False, True)
    assert not Share(0, 0).is_under_half

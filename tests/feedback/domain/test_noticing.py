"""From when on it is shown how many can see a change."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from feedback.domain.noticing import Share, shown_until

pytestmark = pytest.mark.unit

MONDAY = date(2027, 3, 1)
DAYS = some.lists(some.integers(0, 20).map(lambda n: MONDAY + timedelta(days=n)), max_size=60)


def test_nothing_is_shown_below_the_fewest_and_today_never_counts():
    assert shown_until([MONDAY] * 4, 5, today=MONDAY + timedelta(days=1)) is None
    assert shown_until([MONDAY] * 5, 5, today=MONDAY) is None
    assert shown_until([MONDAY] * 5, 5, today=MONDAY + timedelta(days=1)) == MONDAY


def test_what_came_since_waits_until_it_is_enough_people():
    later = MONDAY + timedelta(days=2)
    today = MONDAY + timedelta(days=9)
    assert shown_until([MONDAY] * 5 + [later] * 4, 5, today=today) == MONDAY
    assert shown_until([MONDAY] * 5 + [later] * 5, 5, today=today) == later


@given(DAYS, some.integers(1, 12))
def test_between_two_looks_the_figures_stay_or_grow_by_enough_people(days, least):
    shown = []
    for past in range(23):
        today = MONDAY + timedelta(days=past)
        until = shown_until([day for day in days if day <= today], least, today=today)
        shown.append(sum(until is not None and day <= until for day in days))
    steps = [after - before for before, after in pairwise(shown)]
    assert all(step == 0 or step >= least for step in steps)


def test_a_share_knows_its_base():
    assert (Share(1, 4).share, Share(0, 0).share) == (0.25, None)
    assert (Share(2, 4).is_under_half, Share(1, 4).is_under_half) == (False, True)
    assert not Share(0, 0).is_under_half

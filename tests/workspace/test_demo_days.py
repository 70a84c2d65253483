"""Whatever day it is, the demo's story moves there by whole weeks."""

from datetime import UTC, date, timedelta

import pytest

from workspace.demo import shift

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "day", [date(2026, 10, 26) + timedelta(days=n) for n in range(-200, 400, 13)]
)
def test_the_story_moves_by_whole_weeks_to_a_day_on_which_the_pulse_is_open(day):
    moved = shift.Calendar(shift.weeks_between(day), UTC)
    assert moved.day(10, 26).weekday() == 0
    assert moved.day(10, 12) <= day <= moved.day(10, 30)

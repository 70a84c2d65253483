"""F6: the clock jumps an hour or a day, forward and back, and back again. Nothing is said twice, and nothing is skipped."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.reminders import plain
from tests.reminders.brute_force import Clerk
from tests.reminders.stories import ZONES, Place, Story
from tests.reminders.walk import remind

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

START = date(2027, 3, 8)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
JUMPS = (0 * HOUR, HOUR, -HOUR, 0 * HOUR, DAY, -DAY)
SPANS = [
    pytest.param(4, 45, ZONES[::3], id="short"),
    pytest.param(60, 400, ZONES, marks=pytest.mark.drill, id="long"),
]
"""How many asks, over how many days and where; the clocks of both places of the short one change within its days."""


def quiet(places, number):
    """An ask with its people, of which nobody hears anything but what the clock says."""
    story = Story(places[number % len(places)], 900 + number, 20)
    story.days = {story.opens_on: ["open"]}
    return story


@pytest.mark.parametrize(("count", "days", "zones"), SPANS)
def test_f6_a_clock_that_jumps_doubles_and_skips_nothing(count, days, zones):
    places = [Place(zone, START) for zone in zones]
    stories, clerk = [quiet(places, number) for number in range(count)], Clerk()
    for number in range(days):
        noon = datetime.combine(START + number * DAY, time(12, tzinfo=UTC))
        for story in stories:
            story.live(noon.date())
        for jump in JUMPS:
            remind(noon + jump)
        asks = plain.asked()
        for moment in (noon, noon + DAY):
            clerk.day(asks, moment)
    by_machine = list(plain.notices().values())
    assert set(by_machine) == set().union(*clerk.said.values())
    steps = {
        (one.rule, one.ask, one.recipient, one.occasion.partition(":")[0]) for one in by_machine
    }
    assert len(by_machine) == len(steps) > count

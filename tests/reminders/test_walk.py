"""The clock walked day by day, beside an independent calculation by hand: who hears what on which day, and what is owed."""

from datetime import date

import pytest

from tests.reminders.stories import ZONES, Place, Story
from tests.reminders.walk import Walk, how_often_said

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

START = date(2027, 2, 1)
SIZES = [
    pytest.param(0, 8, 84, ZONES[::3], id="short"),
    *(
        pytest.param(1000 + 250 * part, 250, 400, ZONES, marks=pytest.mark.drill, id=f"part-{part}")
        for part in range(8)
    ),
]
"""The number of the first story, how many there are, over how many days and where. Eight parts make two thousand asks."""


def walk(stories, days, first=0, zones=ZONES):
    """Walk so many days over made-up asks, an organisation in each time zone."""
    places = [Place(zone, START) for zone in zones]
    some = [Story(places[n % len(places)], first + n, days) for n in range(stories)]
    return Walk(START, some).go(days)


@pytest.mark.parametrize(("first", "stories", "days", "zones"), SIZES)
def test_made_up_asks_walked_day_by_day(first, stories, days, zones):
    found = walk(stories, days, first, zones)
    assert found.differences == []
    assert found.owed_wrong == []
    assert found.count > stories
    assert how_often_said() == {1}

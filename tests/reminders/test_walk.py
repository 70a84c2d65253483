"""The clock walked day by day, beside an independent calculation by hand: who hears what on which day, and what is owed."""

from datetime import date

import pytest

from tests.reminders.stories import ZONES, Place, Story
from tests.reminders.walk import Walk, how_often_said

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

START = date(2027, 2, 1)
SIZES = [
    pytest.param(0, 10, 100, id="short"),
    *(
        pytest.param(1000 + 100 * part, 100, 400, marks=pytest.mark.drill, id=f"part-{part}")
        for part in range(20)
    ),
]
"""The number of the first story, how many there are, and over how many days. Twenty parts make two thousand asks."""


def walk(stories, days, first=0):
    """Walk so many days over made-up asks in every time zone."""
    places = [Place(zone, START) for zone in ZONES]
    some = [Story(places[n % len(places)], first + n, days) for n in range(stories)]
    return Walk(START, some).go(days)


@pytest.mark.parametrize(("first", "stories", "days"), SIZES)
def test_made_up_asks_walked_day_by_day(first, stories, days):
    found = walk(stories, days, first)
    assert found.differences == []
    assert found.owed_wrong == []
    assert found.count > stories
    assert how_often_said() == {1}

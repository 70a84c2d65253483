"""The clock walked day by day, beside an independent calculation by hand: who hears what on which day, and what is owed."""

from datetime import date

import pytest

from tests.reminders.stories import ZONES, Place, Story
from tests.reminders.walk import Walk

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

START = date(2027, 2, 1)


def walk(stories, days, first=0):
    places = [Place(zone, START) for zone in ZONES]
    some = [Story(places[n % len(places)], first + n, days) for n in range(stories)]
    return Walk(START, some).go(days)


def agrees(found):
    assert found.differences[:3] == []
    assert found.owed_wrong[:3] == []
    return found.count


def test_forty_days_of_made_up_asks(db):
    assert agrees(walk(20, 100)) > 20

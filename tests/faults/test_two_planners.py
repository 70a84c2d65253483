"""F5: two schedulers at once over simulated hours plan what one by hand would, and nothing twice."""

import subprocess
import sys
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.factories.chasing import Clock
from tests.faults.owing import said, sent_ids
from tests.reminders import plain
from tests.reminders.brute_force import Clerk
from tests.reminders.stories import ZONES
from tests.workers import ROOT

pytestmark = pytest.mark.postgres

SIZES = [
    pytest.param(1, 60, id="short"),
    pytest.param(30, 5, marks=pytest.mark.drill, id="long"),
]
"""How many days, and how many minutes from tick to tick."""


@pytest.mark.parametrize(("days", "minutes"), SIZES)
def test_f5_two_schedulers_say_what_one_by_hand_says(workers, tmp_path, days, minutes):
    clocks = [Clock(time_zone=zone) for zone in ZONES]
    for clock in clocks:
        for _each in range(3):
            clock.answer()
    first = clocks[0].ask.closes_on + timedelta(days=28)
    start = datetime.combine(first, time(0), tzinfo=UTC)
    ends = [planner(workers, start, days, minutes) for _two in range(2)]
    assert [one.wait(3600) for one in ends] == [0, 0]
    assert set(plain.notices().values()) == by_hand(start, days, minutes)
    assert set(said().values()) == set(sent_ids(tmp_path / "mail").values()) == {1}


def planner(workers, start, days, minutes):
    words = ("-m", "tests.faults.planner", start.isoformat(), str(days * 24), str(minutes))
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=workers.surroundings())


def by_hand(start, days, minutes):
    """Everything that is to be said in these days; nothing was told meanwhile, so the rows stand as they did."""
    clerk, asks = Clerk(), plain.asked()
    ticks = range(0, days * 24 * 60, minutes)
    return set().union(*(clerk.day(asks, start + timedelta(minutes=tick)) for tick in ticks))

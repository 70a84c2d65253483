"""P4, P5 and P6 while Redis refuses (F3a), hangs (F3b) or has lost everything (F3c).

The page of answers owed says what the brute force says; afterwards each message leaves once, and none is forgotten.
"""

import json
import re
import time
from contextlib import contextmanager

import pytest
from redis import Redis

from tests.faults.owing import STAFF, sent_ids
from tests.faults.phones import Phone
from tests.faults.site import wait_until

pytestmark = pytest.mark.postgres

TASKS = tuple(f"notices.tasks.{one}" for one in ("plan", "compose", "deliver", "sweep"))
LINK = re.compile(r"/consultations/(\d+)/happened/")
SIZES = [
    pytest.param(2, 6, id="short"),
    pytest.param(20, 22, marks=pytest.mark.drill, id="long"),
]
"""How many asks, and how many people wait for each."""


@contextmanager
def refusing(site):
    site.services.stop_redis()
    try:
        yield
    finally:
        site.services.start_redis()


@contextmanager
def hanging(site):
    with site.services.frozen_redis():
        yield


@contextmanager
def wiped(site):
    """Everything that was queued, and whatever else it held, is gone."""
    with Redis.from_url(site.environment["REDIS_URL"]) as line:
        line.flushall()
    yield


def owed_on_page(site, place):
    """Return what a member reads under answers owed."""
    phone = Phone(site.port, dict(place["cookies"]))
    status, _to, page = phone.ask("GET", f"/o/{place['slug']}/owed/")
    assert status == 200
    return sorted({int(found) for found in LINK.findall(page)})


def by_hand(site, place):
    return json.loads(site.run("-m", "tests.faults.owing_seed", "look", place["slug"]))


def ring(queue):
    for task in TASKS:
        queue.send_task(task)


@pytest.mark.parametrize(("asks", "people"), SIZES)
@pytest.mark.parametrize("fault", [refusing, hanging, wiped])
def test_owed_stays_right_and_reminders_leave_once(site, queue, fault, asks, people):
    site.stop_worker()
    before = sent_ids(site.folder / "mail")
    made = site.run("-m", "tests.faults.owing_seed", "make", str(asks), str(people))
    places = json.loads(made.splitlines()[-1])
    ring(queue)
    with fault(site):
        for place in places[:3]:
            assert owed_on_page(site, place) == by_hand(site, place)["owed"] != []
    site.start_worker()
    wait_until(lambda: all_left(site, queue, places, people), "nobody was forgotten")
    left = sent_ids(site.folder / "mail") - before
    assert (set(left.values()), left.total()) == ({1}, asks * (STAFF + people))
    for place in places[:3]:
        assert owed_on_page(site, place) == by_hand(site, place)["owed"] != []


def all_left(site, queue, places, people):
    """Ring as the scheduler does each minute; whether all was planned and nothing waits."""
    ring(queue)
    time.sleep(0.5)
    last = by_hand(site, places[-1])
    return last["planned"] == STAFF + people and not last["waiting"]

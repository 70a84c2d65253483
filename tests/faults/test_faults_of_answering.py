"""What people send while something breaks: nothing that was thanked for is missing, nothing stands there twice.

The short runs belong to every change; `make drills` does the same a thousand times. The figures are printed (`pytest -s`).
"""

import os
import re
import signal
import time
from urllib.parse import urlencode

import pytest

from tests.faults.phones import Every, Phone, hidden_fields
from tests.faults.proxy import LosingProxy

KILL_EVERY = 1.5
SHORT, LONG = pytest.mark.postgres, [pytest.mark.postgres, pytest.mark.drill]
SIZES = [
    pytest.param(60, 4.5, marks=SHORT, id="short"),
    pytest.param(1000, 30.0, marks=LONG, id="long"),
]


def nothing_lost_nothing_doubled(crowd, thanked):
    return sorted(crowd.kept()) == sorted(thanked)


@pytest.mark.parametrize(("count", "over"), SIZES)
def test_f3b_redis_hangs(site, crowd, count, over):
    with site.services.frozen_redis():
        thanked = crowd.answer(count, over=over)
    crowd.say("F3b, Redis hangs")
    assert nothing_lost_nothing_doubled(crowd, thanked)
    assert crowd.refused == []


@pytest.mark.parametrize(("count", "over"), SIZES)
def test_f4_database_crashes_and_comes_back(site, crowd, count, over):
    def crash_once():
        if not crashed:
            crashed.append(time.monotonic())
            site.services.stop_database()
            time.sleep(3)
            site.services.start_database()

    crashed = []
    with Every(over / 3, crash_once):
        thanked = crowd.answer(count, over=over)
    crowd.say("F4, PostgreSQL ended at once and was away for 3 s")
    assert nothing_lost_nothing_doubled(crowd, thanked)
    assert len(crashed) == 1


@SHORT
def test_f4_the_page_gives_the_words_back_in_a_form_that_works(site, crowd):
    phone, words, path = Phone(site.port), "We waited nine weeks", f"/f/{crowd.door['slug']}/1/"
    body = urlencode({**phone.open(crowd.door), crowd.door["field"]: words})
    site.services.stop_database()
    try:
        status, _to, page = phone.ask("POST", path, body)
    finally:
        site.services.start_database()
    given_back = re.search(rf'name="{crowd.door["field"]}"[^>]*>\n([^<]+)</textarea>', page)[1]
    again = urlencode({**hidden_fields(page), crowd.door["field"]: given_back})
    phone.again("POST", path, {303}, again)
    assert (status, crowd.kept()) == (503, [words])


@pytest.mark.parametrize(("count", "over"), SIZES)
def test_f15_replies_are_lost_after_the_answer_was_kept(site, crowd, count, over):
    with LosingProxy(site.port) as line:
        crowd.port = line.port
        thanked = crowd.answer(count, over=over)
    crowd.say(f"F15, {line.lost} replies lost")
    assert nothing_lost_nothing_doubled(crowd, thanked)
    assert line.lost >= count // 10


@pytest.mark.parametrize(("count", "over"), SIZES)
def test_f1_web_processes_killed_while_people_send(site, crowd, count, over):
    killed, most = [], int(over / KILL_EVERY) - 1

    def kill_the_oldest():
        for process in site.web_processes()[:1] if len(killed) < most else []:
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    with Every(KILL_EVERY, kill_the_oldest):
        thanked = crowd.answer(count, over=over)
    crowd.say(f"F1, {len(killed)} web processes killed")
    assert nothing_lost_nothing_doubled(crowd, thanked)
    assert len(thanked) == count
    assert len(killed) == most

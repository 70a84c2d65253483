"""F2: workers killed at every point of a hand-over. Each message leaves once at most, and none is forgotten."""

import time

import pytest

from notices.models import MessageState, NoticeState
from tests.faults.deadly import POINTS
from tests.faults.owing import STAFF, fates, make_time_pass, owing, said, sent_ids, waiting

pytestmark = pytest.mark.postgres

TASKS = ("plan", "compose", "deliver", "sweep")
WORKERS = 4
PATIENCE = 6 * 60 * 60
"""Seconds that the longest drill may take."""
SIZES = [
    pytest.param(2, 10, 1, id="short"),
    pytest.param(40, 22, 29, marks=pytest.mark.drill, id="thousand"),
    pytest.param(400, 22, 290, marks=pytest.mark.drill, id="ten-thousand"),
]
"""How many asks, how many people wait for each, and how many processes die at each of the seven points."""


@pytest.mark.parametrize(("asks", "people", "times"), SIZES)
def test_f2_workers_die_at_every_point(workers, tmp_path, asks, people, times):
    for _each in range(asks):
        owing(people)
    deaths = tmp_path / "deaths"
    deaths.mkdir()
    workers.start(WORKERS, "tests.faults.deadly", **deadly(deaths, times))
    drive(workers, lambda: len(said()) >= asks * (STAFF + people) and not waiting())
    notices, messages = fates()
    died = {one.name.rpartition("-")[0] for one in deaths.iterdir()}
    print(f"\nF2: {len(list(deaths.iterdir()))} deaths, {dict(messages)}")  # noqa: T201 -- for a person
    assert died == set(POINTS)
    assert len(said()) == notices.total() == asks * (STAFF + people)
    assert set(said().values()) == set(sent_ids(tmp_path / "mail").values()) == {1}
    assert set(messages) <= {MessageState.SENT, MessageState.UNSURE}
    assert set(notices) <= {NoticeState.SENT, NoticeState.FAILED}
    assert messages[MessageState.UNSURE] <= 2 * len(list(deaths.iterdir()))


def deadly(deaths, times):
    return {
        "DJANGO_SETTINGS_MODULE": "tests.faults.deadly_settings",
        "DEADLY_DIR": str(deaths),
        "DEADLY_TIMES": str(times),
    }


def drive(workers, is_over):
    """Ring as two schedulers do, start what has died, and let time pass, until nothing waits any more."""

    def go_on():
        workers.revive()
        if workers.redis.llen("coprod:celery") < len(TASKS):
            workers.ring(*[f"notices.tasks.{one}" for one in TASKS * 2])
        make_time_pass()
        time.sleep(0.5)
        return is_over()

    workers.until(go_on, "nobody was forgotten", seconds=PATIENCE)

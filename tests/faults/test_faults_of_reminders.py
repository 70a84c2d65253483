"""Messages while the queue breaks, or says everything twice: late at worst, never doubled, none forgotten."""

import time
from collections import Counter

import pytest
from redis import Redis

from tests.faults.conftest import INVITATIONS
from tests.faults.site import wait_until

pytestmark = pytest.mark.postgres

TASKS = (
    "notices.tasks.plan",
    "notices.tasks.compose",
    "notices.tasks.deliver",
    "notices.tasks.sweep",
)
QUEUE = "coprod:celery"


def each_once(site):
    return Counter(mail.recipients for mail in site.mails()).most_common(1)[0][1] == 1


def ring(queue, *tasks):
    for task in tasks:
        queue.send_task(task)


@pytest.fixture
def broker(site):
    with Redis.from_url(site.environment["REDIS_URL"]) as line:
        yield line


def is_idle(broker):
    return not broker.llen(QUEUE) and not broker.hlen("coprod:unacked")


def test_f9_every_queue_message_comes_twice(site, queue, broker):
    site.stop_worker()
    before = len(site.mails())
    site.run("-m", "tests.faults.seed", "0", str(INVITATIONS))
    ring(queue, *TASKS * 2)
    doubles = broker.lrange(QUEUE, 0, -1)
    site.start_worker()
    wait_until(lambda: len(site.mails()) >= before + INVITATIONS, "everybody was written to")
    for double in doubles:
        broker.lpush(QUEUE, double)
        time.sleep(0.1)
    wait_until(lambda: is_idle(broker), "the queue is empty")
    site.run("manage.py", "remind", "--now", two_hours_from_now())
    assert len(doubles) == len(TASKS) * 2
    assert (len(site.mails()), each_once(site)) == (before + INVITATIONS, True)


def two_hours_from_now():
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() + 2 * 60 * 60))


AWAY = [
    pytest.param(40, 2.0, id="short"),
    pytest.param(1000, 30 * 60.0, marks=pytest.mark.drill, id="long"),
]


@pytest.mark.parametrize(("count", "over"), AWAY)
def test_f3a_redis_refuses(site, crowd, queue, count, over):
    before = len(site.mails())
    site.services.stop_redis()
    site.run("-m", "tests.faults.seed", "0", str(INVITATIONS))
    thanked = crowd.answer(count, over=over)
    site.services.start_redis()
    site.start_worker()
    wanted = before + INVITATIONS
    wait_until(lambda: sent_after_ringing(site, queue, wanted), "the late ones are sent")
    crowd.say("F3a, no Redis")
    assert (crowd.refused, sorted(crowd.kept())) == ([], sorted(thanked))
    assert (len(site.mails()), each_once(site)) == (wanted, True)


def sent_after_ringing(site, queue, wanted):
    """Ring as the scheduler does each minute, and look."""
    ring(queue, *TASKS[:3])
    time.sleep(0.5)
    return len(site.mails()) >= wanted

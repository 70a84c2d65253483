"""Real workers on PostgreSQL and Redis: whoever plans and whoever dies, nobody is told twice and nobody is forgotten."""

import os
import signal
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from access.scope import across_organisations
from notices.models import Message, MessageState, Notice
from tests.factories.asking import end_of_day

pytestmark = pytest.mark.postgres

ANSWERED = 20
TASKS = ("notices.tasks.plan", "notices.tasks.compose", "notices.tasks.deliver")
LONG_AGO = timedelta(minutes=15)


@pytest.fixture
def clock(workers, make_clock):
    """An ask whose promised day is today, answered by a number of people."""
    now = timezone.now()
    closed = now.date() - timedelta(days=29)
    clock = make_clock(
        time_zone="Pacific/Kiritimati",
        closes_on=closed,
        opened_at=now - timedelta(days=60),
        promised_on=closed + timedelta(days=28),
    )
    clock.ask.closes_at = end_of_day(clock.home, closed)
    clock.ask.save()
    # Colleagues are written to at every hour of every day: this runs at any moment.
    clock.home.quiet_from = clock.home.quiet_until = 0
    clock.home.working_days = 127
    clock.home.save()
    for _each in range(ANSWERED):
        clock.answer()
    return clock


def expected():
    """One message for each notice but those that share one; owner, decider, backup and everybody who answered."""
    return ANSWERED + 3


def test_two_planners_and_two_workers_make_one_message_each(workers, clock):
    workers.start(2)
    workers.ring(*TASKS * 6)
    workers.until(lambda: len(workers.mail()) >= expected(), "everybody was written to")
    workers.ring(*TASKS * 3)
    workers.wait_until_idle()
    with across_organisations(reason="the test counts every row"):
        told = Counter(Notice.objects.values_list("rule", "recipient_key", "occasion"))
        assert Message.objects.filter(state=MessageState.SENT).count() == expected()
    assert set(told.values()) == {1}
    assert set(Counter(one.recipients for one in workers.mail()).values()) == {1}


def test_a_worker_killed_in_the_middle_doubles_and_loses_nothing(workers, clock):
    workers.start(2)
    workers.ring(*TASKS * 2)
    workers.until(lambda: len(workers.mail()) >= 3, "some were written to")
    os.killpg(workers.running[0][0].pid, signal.SIGKILL)
    make_time_pass()
    workers.ring("notices.tasks.sweep", *TASKS * 3)
    workers.until(lambda: len(workers.mail()) + unsure() >= expected(), "nobody was forgotten")
    assert set(Counter(one.recipients for one in workers.mail()).values()) == {1}


def make_time_pass():
    """Let leases and hand-overs that the dead worker held run out."""
    with across_organisations(reason="the test turns the clock for every message"):
        leased = Message.objects.filter(lease_until__isnull=False)
        leased.update(lease_until=timezone.now() - LONG_AGO)
        held = Message.objects.filter(handed_over_at__isnull=False)
        held.update(handed_over_at=timezone.now() - LONG_AGO)


def unsure():
    with across_organisations(reason="the test counts every message"):
        return Message.objects.filter(state=MessageState.UNSURE).count()

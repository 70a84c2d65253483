"""Real workers on PostgreSQL and Redis: one is killed in the middle of a list, another takes it up, nobody is written down twice."""

import os
import signal
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from access.scope import across_organisations, working_in
from jobs import actions as jobs
from jobs.models import Job, JobState
from participants.actions.lists import attach_job, take_list
from participants.models import Participant, PeopleListRow
from participants.queries.lists import list_of_job
from projects.models import Participation
from tests.factories import actor, project, two_organisations
from workspace.people_bringing import BRING_IN

pytestmark = pytest.mark.postgres

ROWS = 20_000


@pytest.fixture
def begun(workers):
    """A list with an address in every second row, which waits for a worker."""
    who = two_organisations().a
    people = (f"Person {n},{f'p{n}@example.org' if n % 2 else ''}" for n in range(ROWS))
    data = "\n".join(["Name,E-mail", *people]).encode()
    with working_in(who.organisation):
        place = project(who.organisation)
        taken = take_list(actor=actor(who.owner), name="many.csv", data=data)
        taken.options |= {"project": place.pk, "group": "Families"}
        taken.save()
        job = jobs.start(actor=actor(who.owner), kind=BRING_IN, total=taken.rows)
        attach_job(actor=actor(who.owner), people_list=taken, job=job)
    return job


def found():
    with across_organisations(reason="the test looks at the work"):
        return Job.objects.get()


def test_a_killed_worker_is_followed_by_another_and_nobody_stands_there_twice(workers, begun):
    workers.start(2)
    workers.ring("jobs.tasks.work")
    workers.until(lambda: found().position >= 1_000, "some were brought in")
    for process, _log in workers.running:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    killed_at = found()
    assert killed_at.state == JobState.RUNNING
    assert 0 < killed_at.position < ROWS
    make_time_pass()
    workers.redis.flushdb()
    workers.running.clear()
    workers.start(1)
    workers.ring("jobs.tasks.work")
    workers.until(lambda: found().state != JobState.RUNNING, "it has ended")
    assert (found().state, found().position, found().counts) == (
        JobState.DONE,
        ROWS,
        {"added": ROWS},
    )
    with across_organisations(reason="the test counts every row"):
        names = Counter(
            Participant.objects.filter(name__startswith="Person ").values_list("name", flat=True)
        )
        numbers = Counter(PeopleListRow.objects.values_list("number", flat=True))
        placed = Participation.objects.filter(group__name="Families").count()
        kept = list_of_job(begun.pk)
    assert (len(names), set(names.values())) == (ROWS, {1})
    assert (len(numbers), set(numbers.values()), placed) == (ROWS, {1}, ROWS)
    assert kept.rows == ROWS


def make_time_pass():
    """Let the lease that the dead workers held run out."""
    with across_organisations(reason="the test turns the clock for the work"):
        Job.objects.update(lease_until=timezone.now() - timedelta(minutes=1))


def test_two_workers_share_what_waits_and_do_no_step_twice(workers, begun):
    workers.start(2)
    workers.ring(*["jobs.tasks.work"] * 6)
    workers.until(lambda: found().state == JobState.DONE, "it has ended")
    with across_organisations(reason="the test counts every row"):
        assert Participant.objects.filter(name__startswith="Person ").count() == ROWS
    assert found().counts == {"added": ROWS}

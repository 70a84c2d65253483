"""F20: a worker is wedged while its process lives. The watchdog acts, work resumes, nobody hears twice."""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from access.scope import across_organisations, working_in
from notices.models import Message, Notice
from operations.queries.jobs import RESTARTED, heartbeats
from operations.queries.status import standing
from tests import factories
from tests.workers import ROOT, database_url, redis_url

STARTER = Path(__file__).with_name("worker_to_watch.py")
PEOPLE = 8
PATIENCE = "15"
"""Seconds: more than a healthy worker is ever silent for on a slow machine."""
NO_ANSWER = f"The worker did not answer for {PATIENCE} s"
NOTHING_DONE = f"The worker and all others did nothing, although something is due, for {PATIENCE} s"
EVERY_MINUTE = ("notices.tasks.plan", "notices.tasks.compose", "notices.tasks.deliver")
CELERY = (sys.executable, "-m", "celery", "-A", "coprod")
WORKER = (*CELERY, "worker", "-c", "2", "--without-gossip", "--without-mingle", "-l", "INFO")


@pytest.fixture
def crew(workers):
    """The bell and the mail of `workers`; the processes are started here."""
    (workers.folder / "log").mkdir(exist_ok=True)
    return workers


def start(crew, name, *command):
    """Start a process on the test's database and queue; it is stopped with the crew."""
    log = crew.folder / "log" / f"{name}.log"
    environment = {
        "DJANGO_SETTINGS_MODULE": "coprod.settings.development",
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis_url(),
        "VAR_DIR": str(crew.folder),
        "PYTHONPATH": str(ROOT),
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    crew.running.append((process, log))
    return log


def invite(name):
    """Invite people to an organisation, which is due at once; return their addresses."""
    organisation = factories.organisation(name)
    with working_in(organisation):
        inviter, until = factories.member(organisation), timezone.now() + timedelta(days=14)
        made = [
            factories.member_invitation(organisation, invited_by=inviter, expires_at=until)
            for _ in range(PEOPLE)
        ]
    return [one.email for one in made]


def pause_worker(log):
    """Stop the worker with all its processes, as a wedge does: alive, and doing nothing."""
    worker = re.findall(r"The worker runs as process (\d+)", log.read_text())[-1]
    os.killpg(int(worker), signal.SIGSTOP)


def written_to(crew):
    return Counter(mail.recipients for mail in crew.mail())


@pytest.mark.postgres
def test_wedged_workers_are_replaced_and_nobody_hears_twice(crew):
    one = start(crew, "one", sys.executable, str(STARTER), PATIENCE, *WORKER)
    two = start(crew, "two", sys.executable, str(STARTER), PATIENCE, *WORKER, "-n", "two@%h")
    crew.until(lambda: ready(one) and ready(two), "the workers are ready")
    people = invite("Ashburn Council")
    crew.until(lambda: all_heard(crew, people), "the first were written to")

    pause_worker(two)  # the other one does the work meanwhile
    people += invite("Brookfield Trust")
    crew.until(lambda: all_heard(crew, people) and NO_ANSWER in two.read_text(), "it is missed")
    crew.until(lambda: all_heard(crew, people) and ready(two) >= 2, "it is back")

    pause_worker(one)
    pause_worker(two)
    people += invite("Corrie Trust")
    crew.until(lambda: all_heard(crew, people), "work went on after both were wedged")
    assert NOTHING_DONE in one.read_text() + two.read_text()
    assert RESTARTED in heartbeats()
    with across_organisations(reason="the test counts for all organisations"):
        assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
        assert Notice.objects.count() == len(people)


def ready(log):
    """Return how often a worker became ready."""
    return log.read_text().count(" ready.")


def all_heard(crew, people):
    """Ring as the scheduler does, whatever the workers do; tell whether everybody was written to once."""
    crew.ring(*EVERY_MINUTE)
    time.sleep(0.5)
    return written_to(crew) == Counter(people)


@pytest.mark.drill
@pytest.mark.postgres
def test_with_the_real_figures(crew, capsys):
    """Six minutes and more: five of patience, the scheduler's own minute, and a look every 15 seconds."""
    log = start(crew, "watchdog", sys.executable, str(STARTER), "300", *WORKER)
    start(crew, "beat", *CELERY, "beat", "-s", str(crew.folder / "schedule"), "-l", "INFO")
    crew.until(lambda: " ready." in log.read_text(), "the worker is ready")
    people = invite("Ashburn Council")
    wait(lambda: written_to(crew) == Counter(people), 150)
    pause_worker(log)
    paused = time.monotonic()
    people += invite("Brookfield Trust")
    red = wait(lambda: planner() == "bad", 120) - paused
    acted = wait(lambda: "is started anew" in log.read_text(), 240) - paused
    resumed = wait(lambda: written_to(crew) == Counter(people), 150) - paused
    assert planner() == "good"
    figures = f"red after {red:.0f} s, acted after {acted:.0f} s, all sent by {resumed:.0f} s"
    with capsys.disabled():
        sys.stdout.write(f"\nF20: {figures}\n")


def planner():
    return next(line.level for line in standing(timezone.now()).lines if line.key == "planner")


def wait(condition, most):
    """Wait until the condition holds; return the moment."""
    deadline = time.monotonic() + most
    while not condition():
        assert time.monotonic() < deadline, f"not within {most} s"
        time.sleep(1)
    return time.monotonic()

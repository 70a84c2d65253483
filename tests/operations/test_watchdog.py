"""The watchdog with small processes of any kind: it starts them anew, passes on signals, leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from notices.heartbeat import beat
from operations.queries.jobs import is_wedged
from tests import factories

ROOT = Path(__file__).resolve().parents[2]
STARTER = Path(__file__).with_name("worker_to_watch.py")
SECONDS = 300
PATIENCE = timedelta(minutes=5)
NOW = timezone.now()


class Watched:
    """A watchdog with a shell script for a worker, and what both said."""

    def __init__(self, folder, script, *, patience=300, database=""):
        self.log = folder / "log"
        environment = {
            "DJANGO_SETTINGS_MODULE": "coprod.settings.development",
            "DATABASE_URL": database or f"sqlite:///{folder}/a.sqlite3",
            "REDIS_URL": "",
            "VAR_DIR": str(folder),
        }
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(STARTER), str(patience), "sh", "-c", script],
                cwd=ROOT,
                env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def says(self, words, times=1):
        """Wait until the log holds these words so many times."""
        deadline = time.monotonic() + SECONDS
        while self.log.read_text().count(words) < times:
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def end(self, number=signal.SIGTERM):
        """Ask the watchdog to end; return its exit status."""
        self.process.send_signal(number)
        return self.process.wait(SECONDS)


@pytest.fixture
def watch(tmp_path):
    """Return a function that starts a watchdog; all are ended after the test."""
    started = []

    def start(script, **options):
        started.append(Watched(tmp_path, script, **options))
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.mark.embedded
def test_a_worker_that_ends_is_started_anew_more_and_more_slowly(watch):
    watched = watch("echo here; exit 3")
    watched.says("here", times=3)
    pauses = re.findall(
        r"ended by itself with status 3; it is started anew in (\d) s", watched.log.read_text()
    )
    assert pauses[:2] == ["1", "2"]


@pytest.mark.embedded
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGQUIT])
def test_signals_reach_the_worker(watch, number):
    name = number.name.removeprefix("SIG")
    watched = watch(f"trap 'echo asked; exit 7' {name}; echo here; while true; do sleep 0.1; done")
    watched.says("here")
    assert watched.end(number) == 7
    watched.says("asked")
    assert watched.log.read_text().count("runs as process") == 1


@pytest.mark.embedded
def test_nothing_of_the_worker_is_left(watch):
    watched = watch("sleep 500 & echo child $! ; wait")
    watched.says("child")
    child = int(watched.log.read_text().split("child ")[1].split()[0])
    watched.end()
    deadline = time.monotonic() + SECONDS
    while lives(child):
        assert time.monotonic() < deadline, "it still runs"
        time.sleep(0.05)


def lives(process):
    """Tell whether a process is there and not only waits to be forgotten."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


@pytest.mark.embedded
def test_without_its_database_it_leaves_the_worker_alone(watch):
    watched = watch("echo here; sleep 500", patience=0.2, database="sqlite:////nowhere/a.sqlite3")
    watched.says("The database does not answer the watchdog", times=10)
    watched.says("here\n")
    assert watched.log.read_text().count("here\n") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "due", "expected"),
    [
        ("queued", timedelta(minutes=2), True),
        ("queued", timedelta(seconds=30), False),
        ("queued", timedelta(minutes=-10), False),
        ("sent", timedelta(minutes=20), False),
    ],
)
def test_only_what_is_due_makes_silence_a_wedge(state, due, expected):
    factories.message(factories.organisation(), state=state, next_try_at=NOW - due)
    assert is_wedged(NOW, patience=PATIENCE) is expected
    beat("plan", NOW - PATIENCE - timedelta(seconds=1))
    assert is_wedged(NOW, patience=PATIENCE) is expected


@pytest.mark.django_db
@pytest.mark.parametrize("job", ["plan", "deliver"])
def test_one_worker_that_works_is_enough(job):
    factories.message(factories.organisation(), state="queued", next_try_at=NOW - PATIENCE)
    beat(job, NOW - timedelta(minutes=4))
    assert is_wedged(NOW, patience=PATIENCE) is False


@pytest.mark.django_db
def test_what_a_rule_would_plan_is_due_as_well():
    until = NOW + timedelta(days=14)
    organisation = factories.organisation()
    inviter = factories.member(organisation)
    factories.member_invitation(organisation, invited_by=inviter, expires_at=until)
    assert is_wedged(NOW, patience=PATIENCE) is True


@pytest.mark.django_db
def test_with_nothing_due_a_silent_scheduler_is_no_reason():
    assert is_wedged(NOW, patience=PATIENCE) is False

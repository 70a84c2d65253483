"""Real Celery workers on PostgreSQL and Redis, for tests of what happens when several work at once.

The workers run with the development settings on the test's database, so what they send can be read in `mail()`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from celery import Celery
from django.db import connection
from redis import Redis

from notices.mailbox import sent_mails

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 300
PREFIX = "coprod:"


def redis_url():
    """Return the address of this test process's own database in Redis; the one after it is the cache's."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) * 2
    return urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{number}").geturl()


def database_url():
    settings = connection.settings_dict
    return "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)


class Workers:
    """A handful of worker processes and the bell that wakes them."""

    def __init__(self, folder):
        self.folder = folder
        self.redis = Redis.from_url(redis_url())
        self.redis.flushdb()
        self.bell = Celery(broker=redis_url())
        self.bell.conf.broker_transport_options = {"global_keyprefix": PREFIX}
        self.bell.conf.task_ignore_result = True
        self.running, self.app, self.environment = [], "coprod", {}

    def start(self, count=2, app="coprod", **environment):
        """Start workers and wait until each is ready."""
        self.app, self.environment = app, environment
        (self.folder / "log").mkdir(exist_ok=True)
        for number in range(len(self.running), len(self.running) + count):
            self.running.append(self._start(number))
        for _, log in self.running:
            self.until(lambda log=log: " ready." in log.read_text(), f"a worker is ready\n{log}")

    def revive(self):
        """Start each worker anew that has ended."""
        for number, (process, _log) in enumerate(self.running):
            if process.poll() is not None:
                self.running[number] = self._start(number)

    def surroundings(self):
        """Return the environment of a process that works on this test's database and queue."""
        settings = {
            "DJANGO_SETTINGS_MODULE": "coprod.settings.development",
            "DATABASE_URL": database_url(),
            "REDIS_URL": redis_url(),
            "VAR_DIR": str(self.folder),
        }
        return {**os.environ, **settings, **self.environment}

    def _start(self, number):
        log = self.folder / "log" / f"worker-{number}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", self.app, "worker", "-c", "2"),
                    *(
                        "-n",
                        f"test{number}@%h",
                        "--without-gossip",
                        "--without-mingle",
                        "--loglevel",
                        "INFO",
                    ),
                ],
                cwd=ROOT,
                env=self.surroundings(),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return process, log

    def ring(self, *tasks):
        """Put tasks on the queue, as the scheduler does."""
        for task in tasks:
            self.bell.send_task(task)

    def wait_until_idle(self):
        """Wait until nothing is queued and nothing is in hand."""
        self.until(
            lambda: (
                not self.redis.llen(f"{PREFIX}celery") and not self.redis.hlen(f"{PREFIX}unacked")
            ),
            "the queue is empty",
        )

    def mail(self):
        """Return what the workers sent, newest first."""
        return sent_mails(self.folder / "mail", at_most=10_000)

    def until(self, condition, what, seconds=SECONDS):
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                logs = "\n".join(log.read_text() for _, log in self.running)
                message = f"waited {seconds} s, but not: {what}\n{logs}"
                raise AssertionError(message)
            time.sleep(0.05)

    def stop(self):
        for process, _ in self.running:
            process.terminate()
        for process, _ in self.running:
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.redis.flushdb()
        self.redis.close()
        self.bell.close()

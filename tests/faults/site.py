"""A whole installation as real processes that can be broken: PostgreSQL that keeps what it confirms, Redis, web, worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg

from coprod.processes import lasting_web_command
from notices.mailbox import sent_mails
from tools.services import Services, free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 300
WEB_PROCESSES = 4


def wait_until(condition, what, seconds=SECONDS):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s, but not: {what}"
        time.sleep(0.05)


def children_of(pid):
    """Return the processes that a process started, by id."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]


class Breakable(Services):
    """Servers that a test may stop, freeze and start again, with what they hold."""

    def __init__(self):
        super().__init__(is_durable=True)

    def stop_database(self):
        """End PostgreSQL at once, as a crash does: nothing is written out first."""
        self._as_postgres("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")

    def start_database(self):
        log, options = str(self._data / "log"), (self._data / "postmaster.opts").read_text()
        chosen = options.split(" ", 1)[1].replace('"', "'").strip()
        self._as_postgres("pg_ctl", "-D", str(self._data), "-l", log, "-w", "-o", chosen, "start")

    def stop_redis(self):
        """End Redis with everything in it."""
        self._redis.kill()
        self._redis.wait(SECONDS)

    def start_redis(self):
        self._start_redis()

    @contextmanager
    def frozen_redis(self):
        """Leave Redis there but without an answer for as long as the block runs."""
        self._redis.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._redis.send_signal(signal.SIGCONT)


class Site:
    """The servers, two web processes behind one port, and workers when a test asks for them."""

    def __init__(self, folder):
        self.folder, self.port, self.started = folder, free_port(), []
        self.services, self.worker = Breakable(), None

    def __enter__(self):
        self.services.__enter__()
        self.environment = {
            **os.environ,
            **self.services.environment,
            "DJANGO_SETTINGS_MODULE": "coprod.settings.development",
            "VAR_DIR": str(self.folder),
        }
        try:
            self.run("manage.py", "migrate", "--verbosity", "0")
            self.web = self.start("web", lasting_web_command("127.0.0.1", self.port, WEB_PROCESSES))
            wait_until(self.is_reachable, "the web server answers")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.started:
            process.terminate()
        for process in self.started:
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        self.services.stop()

    def run(self, *command):
        """Run Python with this installation's settings; return what it printed."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, name, command):
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    def start_worker(self):
        """Start a worker that runs two tasks at once, unless one runs, and wait until it takes them."""
        if self.worker is not None:
            return
        command = ["-m", "celery", "-A", "coprod", "worker", "-c", "2", "--loglevel", "INFO"]
        self.worker = self.start("worker", [sys.executable, *command])
        log = self.folder / "worker.log"
        wait_until(lambda: " ready." in log.read_text(), "the worker is ready")

    def stop_worker(self):
        """Stop the worker that an earlier test started, if there is one."""
        if self.worker is not None:
            self.worker.terminate()
            self.worker.wait(SECONDS)
            self.worker = None

    def is_reachable(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=20).close()
        except OSError:
            return False
        return True

    def rows(self, statement, *values):
        """Return what the database holds, asked past the application."""
        with psycopg.connect(self.services.environment["DATABASE_URL"]) as database:
            return database.execute(statement, values).fetchall()

    def mails(self):
        """Return the messages that left, newest first."""
        return sent_mails(self.folder / "mail", at_most=10_000)

    def web_processes(self):
        """Return the processes that answer requests: the last generation below the server's own."""
        return [child for child in children_of(self.web.pid) if _is_worker(child)]


def _is_worker(pid):
    command = Path(f"/proc/{pid}/cmdline")
    return command.exists() and b"resource_tracker" not in command.read_bytes()

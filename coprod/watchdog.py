"""Keeps one worker going: starts it, watches it from outside, and starts it anew when it ended or is wedged.

It stands outside the worker because what is stopped cannot watch itself. First it asks the database: rows that are due and
jobs that do not run are what matters, whatever the reason. Then it asks its own worker to answer, since other workers may
hide that this one does nothing. Decision record 10 says more.
"""

import contextlib
import logging
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from coprod.celery import is_answered_by
from coprod.processes import end_with_parent
from notices.heartbeat import beat
from operations.patience import ask
from operations.queries.jobs import RESTARTED, is_wedged

logger = logging.getLogger(__name__)

CHECKS_PER_PATIENCE = 20
"""With the usual five minutes: a look every 15 seconds."""
SECONDS_TO_ANSWER = 10
SECONDS_TO_HEAR = 2
SECONDS_TO_START = 30
"""What a worker gets at least until it first answers: a machine that wedges one may also start one slowly."""
SECONDS_TO_STOP = 30
"""A worker that is asked to end gives back after 20 seconds what it has in hand."""
LONGEST_PAUSE = 60
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


def keep_running(command: list[str], *, patience: float) -> int:
    """Run `command` until we are asked to end; return its exit status.

    `patience` is for how many seconds nothing may be done while something is due. A database that does not answer is no
    reason to act: a worker could do nothing without it.
    """
    return _Watch(command, patience).run()


@dataclass
class _Watch:
    command: Sequence[str]
    patience: float
    is_over: bool = False
    worker: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    excused_until: float = 0.0
    heard_until: float = 0.0
    is_starting: bool = True
    was_passed_on: bool = False

    def run(self) -> int:
        for wanted in SIGNALS:
            signal.signal(wanted, self._pass_on)
        pause = 0.0
        self._start()
        while True:
            reason = self._until_something_happens()
            if not reason:
                return self._stop()
            lasted = time.monotonic() - self.started
            self._kill()
            # Quick at first, slower while it keeps ending, quick again once it held.
            pause = min(max(1.0, pause * 2), LONGEST_PAUSE) if lasted < LONGEST_PAUSE else 1.0
            logger.error("The worker %s; it is started anew in %d s.", reason, pause)
            _quietly(lambda: beat(RESTARTED, timezone.now()))
            if self._wait(pause):
                return 0
            self._start()

    def _start(self) -> None:
        self.started = time.monotonic()
        self._excuse(at_least=SECONDS_TO_START)
        self.is_starting = True
        self.was_passed_on = False
        self.worker = subprocess.Popen(  # noqa: S603 -- one of our own commands
            self.command,
            cwd=settings.BASE_DIR,
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509 -- one system call; no lock of ours is held
        )
        logger.info("The worker runs as process %d.", self.worker.pid)

    def _until_something_happens(self) -> str:
        """Wait; return what is wrong, or nothing when we were asked to end."""
        looked = time.monotonic()
        while not self._wait(min(1.0, self.patience / CHECKS_PER_PATIENCE)):
            if self.worker is not None and self.worker.poll() is not None:
                return f"ended by itself with status {self.worker.returncode}"
            if time.monotonic() - looked >= self.patience / CHECKS_PER_PATIENCE:
                looked = time.monotonic()
                if reason := self._what_is_wrong():
                    return f"{reason} for {self.patience:.0f} s"
        return ""

    def _what_is_wrong(self) -> str:
        """Return what is wrong with a worker whose process lives, or nothing."""
        patience = timedelta(seconds=self.patience)
        nothing_is_done = _quietly(lambda: is_wedged(timezone.now(), patience=patience))
        if nothing_is_done is None:
            self._excuse()
        self._listen()
        if time.monotonic() < self.excused_until:
            return ""
        if nothing_is_done:
            return "and all others did nothing, although something is due,"
        return "" if time.monotonic() < self.heard_until else "did not answer"

    def _listen(self) -> None:
        """Note whether this very worker answers, so that one among many is missed although the others do the work.

        Where nobody can be asked, because the worker has no name of its own or the queue is down, silence says nothing.
        """
        is_heard = True
        if name := _name_in(self.command):
            try:
                is_heard = ask(
                    lambda: is_answered_by(name, seconds=SECONDS_TO_HEAR), seconds=SECONDS_TO_ANSWER
                )
            except Exception as problem:  # noqa: BLE001 -- whatever is wrong with the queue is not the worker's fault
                logger.warning("The queue does not answer the watchdog: %s", type(problem).__name__)
            else:
                if is_heard and self.is_starting:
                    self._excuse()
                    self.is_starting = False
        if is_heard:
            self.heard_until = time.monotonic() + self.patience

    def _excuse(self, *, at_least: float = 0.0) -> None:
        """Give the worker its whole time from now on: it has just started, or could do nothing without the database."""
        self.excused_until = time.monotonic() + max(self.patience, at_least)
        self.heard_until = self.excused_until

    def _wait(self, seconds: float) -> bool:
        """Wait; return whether we were asked to end."""
        until = time.monotonic() + seconds
        while not self.is_over and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.2))
        return self.is_over

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        self.is_over = True
        if self.worker is not None and self.worker.poll() is None:
            self.worker.send_signal(number)
            self._wake()
            self.was_passed_on = True

    def _stop(self) -> int:
        """Wait for the worker to end as it was asked to, then end it; return its exit status."""
        assert self.worker is not None  # noqa: S101 -- it was started
        if not self.was_passed_on:  # asked while the worker was being started
            self.worker.terminate()
            self._wake()
        try:
            self.worker.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            logger.warning("The worker did not end within %d s and is ended.", SECONDS_TO_STOP)
        self._kill()
        return max(0, self.worker.returncode)

    def _wake(self) -> None:
        """Let a worker that was stopped hear what it was asked."""
        if self.worker is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.worker.pid, signal.SIGCONT)

    def _kill(self) -> None:
        """End the worker with all its processes, also when they are stopped."""
        assert self.worker is not None  # noqa: S101 -- it was started
        try:
            os.killpg(self.worker.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        finally:
            self.worker.wait()


def _name_in(command: Sequence[str]) -> str:
    """Return the name that the command gives its worker, or nothing."""
    if "-n" not in command:
        return ""
    return command[command.index("-n") + 1].replace("%h", socket.gethostname())


def _quietly[Answer](question: Callable[[], Answer]) -> Answer | None:
    """Return what the database answers, or None while it does not."""
    try:
        return ask(question, seconds=SECONDS_TO_ANSWER)
    except (DatabaseError, InterfaceError, OSError) as problem:
        logger.warning("The database does not answer the watchdog: %s", type(problem).__name__)
        return None
    except Exception:  # a rule may be at fault, which the planner survives as well
        logger.exception("The watchdog could not find out whether anything is due")
        return None

"""The processes of Coprod: the commands that start them, and how `run` keeps its two together.

`run` has a web server and one worker with the scheduler inside. `serve` has three kinds that run apart from each other, on one
machine or on many: any number of web servers, any number of workers, and one scheduler.
"""

import contextlib
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.shortcuts import resolve_url

SECONDS_TO_STOP = 15
SECONDS_TO_ANSWER = 60
LINES_SHOWN = 15
PR_SET_PDEATHSIG = 1

_LIBC = ctypes.CDLL(None)
_CELERY = (sys.executable, "-m", "celery", "-A", "coprod")
_ALONE = ("--without-gossip", "--without-mingle", "--without-heartbeat")
"""Workers say nothing to each other: the database is where they meet."""


def web_command(host: str, port: int, workers: int) -> list[str]:
    """Return the command of the web server."""
    return [
        # Unbuffered: a line that a full disk refused would otherwise stop the start of every process after it.
        *(sys.executable, "-u", "-m", "granian", "--interface", "wsgi", "coprod.wsgi:application"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", "4", "--workers-kill-timeout", "5s", "--no-ws"),
    ]


def lasting_web_command(host: str, port: int, workers: int) -> list[str]:
    """Return the command of a web server that replaces a process of its own when that one dies."""
    return [*web_command(host, port, workers), "--respawn-failed-workers"]


def worker_command(var_dir: Path) -> list[str]:
    """Return the command of the one worker of `run`, which carries the scheduler inside."""
    return [
        *(*_CELERY, "worker", "-B", "-P", "threads", "-c", "2"),
        *(*_ALONE, "--loglevel", "INFO", "-s", str(var_dir / "beat-schedule")),
    ]


def prefork_worker_command(processes: int, log_level: str) -> list[str]:
    """Return the command of one worker among many, without a scheduler.

    Asked to stop, it takes no new task, waits 20 seconds for what is in hand, and gives back what is not done by then.
    """
    return [
        *("env", "REMAP_SIGTERM=SIGQUIT"),
        *(*_CELERY, "worker", "-P", "prefork", "-c", str(processes)),
        *("-n", f"worker-{os.getpid()}@%h", *_ALONE, "--loglevel", log_level),
    ]


def scheduler_command(schedule: Path, log_level: str) -> list[str]:
    """Return the command of the scheduler, which only rings once a minute.

    What it writes into `schedule` may be lost: every task asks the database what is due.
    """
    return [*_CELERY, "beat", "-s", str(schedule), "--loglevel", log_level]


def become(command: list[str]) -> NoReturn:
    """Turn this process into another one, so that signals reach it without a go-between."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.chdir(settings.BASE_DIR)
    os.execvp(command[0], command)  # noqa: S606 -- one of the commands above


def end_with_parent() -> None:
    """Ask Linux to end this child when its parent dies, even by SIGKILL. Other systems go without."""
    if sys.platform == "linux":
        _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(frozen=True)
class Child:
    """One running process, the name people know it by, and the file with what it says."""

    name: str
    process: "subprocess.Popen[bytes]"
    log: Path

    @classmethod
    def start(cls, name: str, command: Sequence[str], log: Path, folder: Path) -> "Child":
        """Start `command` in a group of its own, so that Ctrl-C reaches it only through us."""
        if log.exists():
            log.replace(log.with_suffix(".log.1"))
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 -- no threads run yet when children start
            )
        return cls(name, process, log)

    def is_running(self) -> bool:
        """Tell whether the process is still there."""
        return self.process.poll() is None

    def last_words(self) -> str:
        """Return the end of what the process wrote."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-LINES_SHOWN:])


def stop_all(children: Sequence[Child]) -> None:
    """Ask all to end, wait, and end by force what is left of their groups."""
    for child in children:
        if child.is_running():
            child.process.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.1, deadline - time.monotonic()))
        try:
            os.killpg(child.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        child.process.wait()


def stopped_child(children: Sequence[Child]) -> Child | None:
    """Return the first child that has ended, or None."""
    return next((child for child in children if not child.is_running()), None)


def answers(port: int, host: str) -> bool:
    """Tell whether the web server answers the sign-in page without an error."""
    name = host if host not in {"0.0.0.0", "::"} else "localhost"  # noqa: S104 -- compared, not bound
    asking = http.client.HTTPConnection(name, port, timeout=10)
    try:
        asking.request(
            "GET", resolve_url(settings.LOGIN_URL), headers={"Host": f"localhost:{port}"}
        )
        return asking.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


def wait_for_answer(port: int, host: str, *, is_over: Callable[[], bool]) -> bool:
    """Wait until the web server answers; give up when `is_over` says so or after a minute."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline and not is_over():
        if answers(port, host):
            return True
        time.sleep(0.1)
    return False

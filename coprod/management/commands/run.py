"""`manage.py run`: everything on one machine with one command, until Ctrl-C."""

import errno
import io
import signal
import sqlite3
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import OperationalError

from coprod import env
from coprod.machine import (
    CannotRunError,
    only_run_of,
    prepare_folders,
    refuse_full_disk,
    refuse_taken_port,
)
from coprod.processes import (
    Child,
    stop_all,
    stopped_child,
    wait_for_answer,
    web_command,
    worker_command,
)
from coprod.set_up import set_up_database

DISK_FULL = "The disk is full: make room and start again. What was saved before is safe."


class Command(BaseCommand):
    """Prepare the data, start web and worker, say where to look, wait, stop both."""

    help = "Start Coprod on this machine: database, demo, web server, worker and scheduler."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run until Ctrl-C or SIGTERM. Exit status 1 and one sentence when it cannot start or a part stops."""
        self.is_asked_to_stop = False
        try:
            self._run(settings.VAR_DIR)
        except CannotRunError as problem:
            self.stderr.write(str(problem))
            raise SystemExit(1) from None
        except (OSError, OperationalError, sqlite3.Error) as problem:
            if not _is_disk_full(problem):
                raise
            self.stderr.write(DISK_FULL)
            raise SystemExit(1) from None
        except KeyboardInterrupt:
            self.stderr.write("Stopped before it was ready; the next start takes it up again.")
            raise SystemExit(130) from None

    def _run(self, var_dir: Path) -> None:
        host, port = env.host(), env.port()
        refuse_taken_port(host, port)
        prepare_folders(var_dir)
        refuse_full_disk(var_dir)
        with only_run_of(var_dir):
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            self._say(
                "Preparing the database and the demo; the first time this takes up to a minute."
            )
            set_up_database()
            sign_ins = io.StringIO()
            if settings.MAILBOX_DIR is not None:
                call_command("demo", "--sign-ins", stdout=sign_ins)
            self._listen_for_stop()
            self._serve(var_dir, host, port, sign_ins.getvalue())

    def _listen_for_stop(self) -> None:
        def ask(*_: Any) -> None:
            self.is_asked_to_stop = True

        for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(wanted, ask)

    def _serve(self, var_dir: Path, host: str, port: int, sign_ins: str) -> None:
        children: list[Child] = []

        def is_over() -> bool:
            return self.is_asked_to_stop or stopped_child(children) is not None

        try:
            for name, command in (
                ("web server", web_command(host, port, env.web_workers())),
                ("worker", worker_command(var_dir)),
            ):
                log = var_dir / "log" / f"{name.replace(' ', '-')}.log"
                children.append(Child.start(name, command, log, settings.BASE_DIR))
            if wait_for_answer(port, host, is_over=is_over):
                self._announce(port, sign_ins)
            elif not is_over():
                self._complain(children[0], "does not answer as it should")
            while not is_over():
                time.sleep(0.2)
            stopped = stopped_child(children)
            if stopped and not self.is_asked_to_stop:
                self._complain(stopped, "stopped by itself")
        finally:
            stop_all(children)
        self._say("Stopped. Your data is kept.")

    def _announce(self, port: int, sign_ins: str) -> None:
        address = f"http://localhost:{port}"
        self._say(f"\nReady: {address}\n")
        self._say(sign_ins.strip())
        if settings.MAILBOX_DIR:
            self._say(f"\nMail that Coprod sends can be read at {address}/mailbox/")
        self._say("Ctrl-C stops everything.")

    def _complain(self, child: Child, what: str) -> None:
        message = f"The {child.name} {what}, so Coprod stops; all it said is in {child.log}:\n{child.last_words()}"
        raise CannotRunError(message)

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def _is_disk_full(problem: BaseException) -> bool:
    if isinstance(problem, OSError):
        return problem.errno in {errno.ENOSPC, errno.EDQUOT}
    return "disk is full" in str(problem) or "disk I/O error" in str(problem)

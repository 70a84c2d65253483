"""A Celery app whose workers die at the points of a hand-over, for drills: `celery -A tests.faults.deadly`.

A point is named by what the database or the mail server has just done, so that it holds whatever our own functions are
called. `DEADLY_DIR` is a folder with one file for each death; at each point `DEADLY_TIMES` processes die. One time in
eight the whole worker goes with all its processes.
"""

import os
import secrets
import signal
from pathlib import Path

from django.core.mail.backends.filebased import EmailBackend
from django.db.backends.signals import connection_created

from coprod.celery import app as app  # noqa: PLC0414 -- the worker looks for it here

BEFORE_SENDING, SENT = "before_sending", "sent"
STATEMENTS = {
    "planned": ('INSERT INTO "notices_notice"', None),
    "composed": ('INSERT INTO "notices_message"', None),
    "claimed": ('UPDATE "notices_message"', "leased"),
    "handed_over": ('UPDATE "notices_message"', "handed_over"),
    "recorded": ('UPDATE "notices_notice"', "sent"),
}
"""How a statement begins and which value it carries: what it does is done, and not yet committed."""
POINTS = (*STATEMENTS, BEFORE_SENDING, SENT)
CHANCE_IN_TEN = 3
"""Of dying when a point is reached, so that deaths fall anywhere in a batch; where one dies at each, the first to reach it."""
WHOLE_WORKER = 8
"""Of so many deaths at a point one takes the whole worker along; to start it anew takes seconds."""


def die_at(point):
    """End this process at once, or its whole worker, unless enough have died here."""
    is_short = int(os.environ["DEADLY_TIMES"]) == 1
    place = reserve(point) if is_short or secrets.randbelow(10) < CHANCE_IN_TEN else None
    if place is None:
        return
    if place % WHOLE_WORKER == 1 and os.getpgrp() == os.getppid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def reserve(point):
    """Return the number of this death, which no other process has, or None when there were enough."""
    folder, times = Path(os.environ["DEADLY_DIR"]), int(os.environ["DEADLY_TIMES"])
    for number in range(len(list(folder.glob(f"{point}-*"))), times):
        try:
            (folder / f"{point}-{number}").touch(exist_ok=False)
        except FileExistsError:
            continue
        return number
    return None


def watch(execute, sql, params, many, context):
    """Run a statement, and die after it where that is a point."""
    result = execute(sql, params, many, context)
    for point, (beginning, value) in STATEMENTS.items():
        if sql.startswith(beginning) and (value is None or value in (params or ())):
            die_at(point)
    return result


def listen(connection, **_):
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


class Mailbox(EmailBackend):
    """Writes messages to files, and may die just before and just after."""

    def send_messages(self, messages):
        die_at(BEFORE_SENDING)
        count = super().send_messages(messages)
        die_at(SENT)
        return count


if "DEADLY_DIR" in os.environ:
    connection_created.connect(listen)

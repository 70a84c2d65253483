"""How the whole installation stands, for the operators' page, the command and the metrics."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError, InterfaceError

from notices.queries import open_hold
from operations.domain.standing import Line, Standing
from operations.patience import ask
from operations.queries import copies, database, work
from operations.queries.broker import broker_line
from operations.queries.jobs import heartbeats
from operations.queries.versions import versions_line

logger = logging.getLogger(__name__)

SECONDS_TO_ANSWER = 10


def standing(now: datetime) -> Standing:
    """Return every line at `now`. With the database down it says so, with what can be known without; it never raises for that."""
    try:
        lines = list(_lines(now))
    except (DatabaseError, InterfaceError) as problem:
        logger.warning("The status cannot be read: %s", type(problem).__name__)
        lines = [_what_is_wrong(), broker_line(), versions_line()]
    return Standing(at=now, lines=lines)


def patient_standing(now: datetime) -> Standing:
    """Return every line at `now`, also with a database that neither answers nor refuses."""
    try:
        return ask(lambda: standing(now), seconds=SECONDS_TO_ANSWER)
    except TimeoutError:
        silent = [database.silent_database_line(), broker_line(), versions_line()]
        return Standing(at=now, lines=silent)


def _what_is_wrong() -> Line:
    """Tell a database without our tables, as before the first start, from one that does not answer."""
    try:
        return database.migrations_line()
    except (DatabaseError, InterfaceError):
        return database.silent_database_line()


def _lines(now: datetime) -> Iterator[Line]:
    beats, hold = heartbeats(), open_hold()
    is_held = hold is not None
    yield database.database_line()
    yield database.clock_line()
    yield database.migrations_line()
    yield broker_line()
    yield work.planner_line(beats, now)
    yield work.delivery_line(beats, now)
    yield work.due_notice_line(now, is_held=is_held)
    yield work.due_message_line(now, is_held=is_held)
    yield work.trouble_line(now)
    yield work.hold_line(hold, now)
    yield work.worker_line(beats, now)
    yield copies.backup_line(now)
    yield copies.restore_line(now)
    yield copies.removals_line()
    yield versions_line()

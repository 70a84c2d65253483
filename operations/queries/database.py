"""How the database stands: whether it answers, whether its clock and tables fit ours."""

import time
from datetime import UTC, datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from notices.models import Heartbeat
from operations.domain.standing import Level, Line
from operations.queries.changes import count_missing

SECONDS_APART = 5


def database_line() -> Line:
    """Return whether the database answers, and which one it is. Raises `DatabaseError` when it does not."""
    started = time.perf_counter()
    Heartbeat.objects.exists()
    took = (time.perf_counter() - started) * 1000
    return Line(
        "database",
        Level.GOOD,
        _("%(engine)s %(version)s answers.")
        % {"engine": connection.display_name, "version": version()},
        facts={"engine": connection.vendor, "version": version()},
        note=_("in %(n).1f ms") % {"n": took},
    )


def version() -> str:
    """Return the version of the database server or library, such as 17.2."""
    return ".".join(str(part) for part in connection.get_database_version())


def silent_database_line() -> Line:
    """Return what to say when the database does not answer."""
    return Line(
        "database",
        Level.BAD,
        _("The database does not answer, so nobody can answer anything."),
        _("Start it, and look at its log and at its disk."),
    )


def clock_line() -> Line:
    """Return how far this machine's clock is from the database's; reminders and deadlines read both."""
    apart = abs((_database_clock() - timezone.now()).total_seconds())
    facts = {"seconds_apart": round(apart, 1)}
    if apart <= SECONDS_APART:
        return Line("clock", Level.GOOD, _("This machine and the database agree."), facts=facts)
    return Line(
        "clock",
        Level.BAD,
        _("This machine's clock and the database's are %(n)d seconds apart.") % {"n": apart},
        _("Set both by a time server: closing times and reminders depend on them."),
        facts,
    )


def _database_clock() -> datetime:
    if connection.vendor != "postgresql":  # inside this very process
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found.astimezone(UTC)


def migrations_line() -> Line:
    """Return whether the tables are those that this version of Coprod expects."""
    missing = count_missing()
    facts = {"unapplied": missing}
    if not missing:
        return Line("migrations", Level.GOOD, _("All are made."), facts=facts)
    return Line(
        "migrations",
        Level.BAD,
        ngettext(
            "%(n)d change of this version is not made yet.",
            "%(n)d changes of this version are not made yet.",
            missing,
        )
        % {"n": missing},
        _("Run “manage.py migrate”."),
        facts,
    )

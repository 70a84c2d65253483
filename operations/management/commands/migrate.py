"""`manage.py migrate`, so that no answer waits for it: on PostgreSQL it gives up a lock it cannot have and tries again."""

import time
from typing import Any

from django.core.management import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

from operations.queries.changes import GUIDE, half_made_here

LOCK_SECONDS = 3
"""How long a change waits for a table that is in use: everybody who comes after it waits as long."""
TRIES = 20
PAUSE_SECONDS = 2


class Command(Migrate):
    """Django's own command with a limit on waiting for locks, and further tries."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the changes that are missing; one that could not have its lock in time is tried again after a pause."""
        if half := half_made_here():
            raise CommandError(
                f"This database has only some of the changes whose place {half[0]} took, and only an earlier version can make the"
                f" others: {GUIDE} says how."
            )
        connection = connections[options["database"]]
        if connection.vendor != "postgresql":
            super().handle(*args, **options)
            return
        for left in reversed(range(TRIES)):
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
            try:
                super().handle(*args, **options)
            except OperationalError as problem:
                if not isinstance(problem.__cause__, LockNotAvailable):
                    raise
                if not left:
                    raise CommandError(
                        "A table was in use all the time, so this change was not made: end what runs for long"
                        " (such as a report or a copy) and begin again."
                    ) from problem
                self.stderr.write(
                    f"A table was in use for {LOCK_SECONDS} seconds. Trying again; answers go on meanwhile."
                )
            else:
                return
            finally:
                self._reset(connection)
            time.sleep(PAUSE_SECONDS)

    def _reset(self, connection: Any) -> None:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("RESET lock_timeout")

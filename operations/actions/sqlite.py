"""Copying SQLite and putting it back: one file."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from notices.models import OutboxHold
from operations.actions.contents import Source, changes_with, count_with
from operations.actions.envelopes import Counted
from operations.sentences import OperationError

SIDE_FILES = ("-wal", "-shm", "-journal")


class SQLite:
    name = "sqlite"

    def check_tools(self) -> None:
        """Python brings all there is to it."""

    @contextmanager
    def copy(self, folder: Path) -> Iterator[Source]:
        handle, name = tempfile.mkstemp(prefix="coprod-", suffix=".part", dir=folder)
        os.close(handle)
        plain = Path(name)
        try:
            counts, changes = self._copy_to(plain)
            with plain.open("rb") as stream:
                yield Source(stream, counts, changes, lambda: None)
        finally:
            for suffix in ("", *SIDE_FILES):
                plain.with_name(plain.name + suffix).unlink(missing_ok=True)

    def _copy_to(self, plain: Path) -> tuple[dict[str, int], tuple[str, ...]]:
        database = connection.settings_dict["NAME"]
        with (
            closing(sqlite3.connect(database, timeout=20)) as ours,
            closing(sqlite3.connect(plain)) as copy,
        ):
            ours.backup(copy)
            # One file with nothing beside it, whatever opens it.
            copy.execute("PRAGMA journal_mode=DELETE")
            cursor = copy.cursor()
            names = cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            counts = count_with(cursor, [name for (name,) in names.fetchall()])
            return counts, changes_with(cursor)

    def put_back(self, write_to: Callable[[Any], None], reason: str) -> None:
        """Write a file beside the database, hold its outbox, and put it in the database's place in one step."""
        database = Path(connection.settings_dict["NAME"])
        database.parent.mkdir(parents=True, exist_ok=True)
        fresh = database.with_name(f"{database.name}.restoring")
        fresh.unlink(missing_ok=True)
        try:
            fresh.touch(mode=0o600)
            with fresh.open("wb") as target:
                write_to(Counted(target))
            self._hold(fresh, reason)
            connection.close()
            for suffix in SIDE_FILES:
                database.with_name(database.name + suffix).unlink(missing_ok=True)
            fresh.replace(database)
        finally:
            fresh.unlink(missing_ok=True)

    def _hold(self, fresh: Path, reason: str) -> None:
        table = OutboxHold._meta.db_table
        with closing(sqlite3.connect(fresh)) as copy:
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise OperationError("The copy is damaged: use an older one.")
            copy.execute(
                f"INSERT INTO {table} (reason, held_at, released_by)"  # noqa: S608 -- a name of our own
                " SELECT ?, strftime('%Y-%m-%d %H:%M:%f', 'now'), ''"
                f" WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE released_at IS NULL)",
                [reason],
            )
            copy.commit()

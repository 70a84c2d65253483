"""Bringing the embedded database up to date so that an interruption at any moment can be recovered from.

SQLite keeps everything in one file. Before the file is changed, a copy is put beside it (or a note that there was none),
and taken away when all is done. Whatever is still there at the next start tells that the last one was interrupted.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from operations.queries.changes import count_missing, half_made_here

SIDE_FILES = ("-wal", "-shm", "-journal")


def set_up_database() -> None:
    """Apply what migrations are missing and fill an empty database with the demo."""
    database = _embedded_file()
    if database is None:
        set_up_tables()
    else:
        with recoverable(database, is_needed=_has_missing_migrations):
            set_up_tables()
    connections.close_all()


def set_up_tables() -> None:
    """Apply what migrations are missing; fill an empty database with the demo, but never where real people sign in."""
    call_command("migrate", interactive=False, verbosity=0)
    if settings.MAILBOX_DIR is not None:
        call_command("demo", "--if-empty")


def _embedded_file() -> Path | None:
    database = settings.DATABASES["default"]
    return Path(database["NAME"]) if database["ENGINE"].endswith("sqlite3") else None


def _has_missing_migrations() -> bool:
    """Return whether tables will change; where `migrate` refuses to go on, they will not."""
    return not half_made_here() and count_missing() > 0


@contextmanager
def recoverable(database: Path, *, is_needed: Callable[[], bool]) -> Iterator[None]:
    """Run the block so that an interrupted one leaves no half-changed database behind.

    What an earlier interrupted block left is put right first; the half-changed file is kept under another name. `is_needed` tells, for a database that exists, whether the
    block will change its tables; if not, no copy is made.
    """
    copy, note = _copy(database), _note(database)
    _recover(database, copy, note)
    if not database.exists():
        note.touch()
    elif is_needed():
        _save(database, copy)
    yield
    connections.close_all()
    copy.unlink(missing_ok=True)
    note.unlink(missing_ok=True)


def _copy(database: Path) -> Path:
    return database.with_name(f"{database.name}.before-set-up")


def _note(database: Path) -> Path:
    return database.with_name(f"{database.name}.unfinished")


def _recover(database: Path, copy: Path, note: Path) -> None:
    if not copy.exists() and not note.exists():
        return
    connections.close_all()
    for suffix in ("", *SIDE_FILES):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(database.with_name(f"{database.name}.interrupted{suffix}"))
    if copy.exists():
        copy.replace(database)
    note.unlink(missing_ok=True)


def _save(database: Path, copy: Path) -> None:
    fresh = copy.with_name(f"{copy.name}.new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(fresh)) as target:
        source.backup(target)
    fresh.replace(copy)

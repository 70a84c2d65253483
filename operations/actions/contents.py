"""What a database holds: its tables, how many rows each has, which changes were made to them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class Source:
    """One consistent state of the database: as a stream, and what it holds."""

    stream: IO[bytes]
    counts: Mapping[str, int]
    changes: tuple[str, ...]
    finish: Callable[[], None]
    """Call when the stream was read to its end; raises when it was not the whole database."""


def tables() -> list[str]:
    """Return the names of every table there is."""
    return sorted(connection.introspection.table_names())


def count_rows() -> dict[str, int]:
    """Return how many rows each table has."""
    with connection.cursor() as cursor:
        return count_with(cursor, tables())


def count_with(cursor: Any, names: Iterable[str]) -> dict[str, int]:
    """Return how many rows each of these tables has."""
    counts = {}
    for name in sorted(names):
        quoted = connection.ops.quote_name(name)
        cursor.execute(f"SELECT count(*) FROM {quoted}")  # noqa: S608 -- a name the database gave
        counts[name] = cursor.fetchone()[0]
    return counts


def changes_made() -> tuple[str, ...]:
    """Return the migrations that were made, as `app.name`, in their order."""
    with connection.cursor() as cursor:
        return changes_with(cursor)


def changes_with(cursor: Any) -> tuple[str, ...]:
    """Return the same of the database behind `cursor`."""
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
    return tuple(f"{app}.{name}" for app, name in cursor.fetchall())

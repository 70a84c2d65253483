"""Inserting many rows by one statement that is the same text, however many there are."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from django.db import connection, models
from django.utils import timezone

ROWS_AT_ONCE = 500
"""Below what either engine takes in one statement."""


def insert_rows(
    model: type[models.Model],
    columns: Mapping[str, Sequence[Any]],
    *,
    back: str,
    unless_known_by: str = "",
) -> list[Any]:
    """Insert rows, given by field as what stands in each row; a field that is not named has its default in all of them.

    Returns what the column `back` holds in each row that went in, in their order. Where the column `unless_known_by`
    holds a row's value already, that row is left out. SQL of our own: the database settles who is first, on SQLite and
    PostgreSQL alike, and a broken row is an error instead of being taken for a double. PostgreSQL takes a list for each
    column in which the rows differ, so that nothing reads thousands of places for values.
    """
    count = len(next(iter(columns.values())))
    found: list[Any] = []
    for first in range(0, count, ROWS_AT_ONCE):
        some = {name: values[first : first + ROWS_AT_ONCE] for name, values in columns.items()}
        found += _insert(model, some, back, unless_known_by)
    return found


def _insert(
    model: type[models.Model], columns: Mapping[str, Sequence[Any]], back: str, known_by: str
) -> list[Any]:
    quote = connection.ops.quote_name
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    names = ", ".join(quote(str(one.column)) for one in fields)
    known = f" ON CONFLICT ({quote(known_by)}) DO NOTHING" if known_by else ""
    source, params = _source([(one, _column(one, columns)) for one in fields])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({names})"
            f" {source}{known} RETURNING {quote(back)}",
            params,
        )
        return [value for (value,) in cursor.fetchall()]


def _column(field: Any, columns: Mapping[str, Sequence[Any]]) -> list[Any]:
    """What goes into one column, as the database takes it; most hold few values, each made ready once."""
    rows = len(next(iter(columns.values())))
    if field.attname in columns:
        values = columns[field.attname]
    else:
        is_moment = getattr(field, "auto_now_add", False)
        values = [timezone.now() if is_moment else field.get_default()] * rows
    ready = {value: field.get_db_prep_save(value, connection) for value in set(values)}
    return [ready[value] for value in values]


def _source(columns: Sequence[tuple[Any, list[Any]]]) -> tuple[str, list[Any]]:
    """Where the values come from, as SQL and its parameters."""
    if connection.vendor != "postgresql":
        rows = list(zip(*(values for _field, values in columns), strict=True))
        places = f"({', '.join(['%s'] * len(columns))})"
        return f"VALUES {', '.join([places] * len(rows))}", list(chain.from_iterable(rows))
    chosen, lists, params, ends = [], [], [], []
    for field, values in columns:
        # Without a length, which the column itself checks.
        kind = field.db_type(connection).partition("(")[0]
        if field is not columns[0][0] and all(one == values[0] for one in values):
            chosen.append(f"%s::{kind}")
            params.append(values[0])
        else:
            chosen.append(f"given.{connection.ops.quote_name(field.column)}")
            lists.append((field.column, f"%s::{kind}[]"))
            ends.append(values)
    names = ", ".join(connection.ops.quote_name(name) for name, _place in lists)
    places = ", ".join(place for _name, place in lists)
    return f"SELECT {', '.join(chosen)} FROM UNNEST({places}) AS given ({names})", params + ends  # noqa: S608 -- names of our own columns

"""Rows straight into the tables through COPY, with the columns read from the models.

A model that gained a column which cannot stay empty, or lost one that is given here, stops the writing with its name: made-up
data must not drift away from the schema. Keys, checks and references are the database's own. For many rows it is ten times
faster to take references and indexes away first and to make them again at the end, which checks every row once more:
`rebuilding` does that, inside one transaction, so that a database holds all of it or nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED


class SchemaChangedError(Exception):
    """A table no longer fits what is written into it; the text names the column."""


Row = Sequence[Any]


def copy_rows(model: type[models.Model], given: Sequence[str], rows: Iterable[Row]) -> int:
    """Write `rows`, whose values stand in the order of `given` (column names); return how many.

    Other columns get the field's own default. Values are what PostgreSQL reads: JSON as text, UUIDs as hexadecimal digits.
    """
    columns, constants = columns_of(model, given)
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    statement = f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN"
    count = 0
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copying:
        for count, row in enumerate(rows, start=1):  # noqa: B007 -- counted for the caller
            copying.write_row((*row, *constants))
    return count


def columns_of(model: type[models.Model], given: Sequence[str]) -> tuple[list[str], list[Any]]:
    """Return the columns to write, those of `given` first, and the values of the others.

    Raises:
        SchemaChangedError: when a given column does not exist, or one without a default is not given.

    """
    fields = {field.column: field for field in model._meta.concrete_fields}
    table = model._meta.label
    gone = [name for name in given if name not in fields]
    if gone:
        raise SchemaChangedError(f"{table} has no column {', '.join(gone)} any more.")
    others, values = [], []
    for column, field in fields.items():
        if column in given or isinstance(field, models.AutoField):
            continue
        others.append(column)
        values.append(_default(table, field))
    return [*given, *others], values


def _default(table: str, field: models.Field) -> Any:
    """Return what every row has in a column that is not given."""
    default = field.default
    if field.unique:
        is_known = field.null
        value = None
    elif default is NOT_PROVIDED:
        is_known = field.null or (field.blank and field.empty_strings_allowed)
        value = None if field.null else ""
    else:
        is_known = not callable(default) or default in {dict, list}
        value = field.get_db_prep_save(field.get_default(), connection) if is_known else None
    if is_known:
        return value
    raise SchemaChangedError(f"{table}.{field.name} needs a value in every row: give it one.")


DEFINITIONS = {
    "references": """
        SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
               format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY conname""",
    "indexes": """
        SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
        FROM pg_index WHERE indrelid = ANY(%s::regclass[])
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
        ORDER BY indexrelid""",
}


@contextmanager
def rebuilding(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Take references and indexes of `tables` away, and make them again after the block; primary keys stay.

    Run it inside a transaction. Making a reference again checks every row of its table.
    """
    names = [model._meta.db_table for model in tables]
    with connection.cursor() as cursor:
        found = []
        for query in DEFINITIONS.values():
            cursor.execute(query, [names])
            found.append(cursor.fetchall())
        references, indexes = found
        for drop, _make in [*references, *indexes]:
            cursor.execute(drop)
        yield
        for _drop, make in [*indexes, *references]:
            cursor.execute(make)


def reset_sequences(tables: Sequence[type[models.Model]]) -> None:
    """Let the next row of each table get the number after the highest."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)

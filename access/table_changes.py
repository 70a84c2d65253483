"""Changes to tables that people use meanwhile: on PostgreSQL none of them holds a lock that an answer would wait for.

Each is the one operation of a migration with `atomic = False`, and may be tried again after an interruption. On SQLite,
where one machine is set up before it serves, each is Django's plain operation. The rules stand in
docs/guides/change-the-tables.md and are checked by tools/migration_lint.py.
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import NotSupportedError
from django.db.migrations.operations import AddConstraint, AddField, AddIndex


class AddIndexWhileUsed(AddIndex):
    """Build an index while rows are read and written."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Build it; what an interrupted attempt left is thrown away first."""
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        with _patiently(schema_editor):
            if not _stands(schema_editor, self.index.name):
                schema_editor.add_index(model, self.index, concurrently=True)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Drop it, without waiting for readers either."""
        if schema_editor.connection.vendor != "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)
            return
        model = from_state.apps.get_model(app_label, self.model_name)
        with _patiently(schema_editor):
            schema_editor.remove_index(model, self.index, concurrently=True)


class AddUniqueFieldWhileUsed(AddField):
    """Add an empty column whose values will be unique: first the column, then its index, then the promise."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Add it in three short steps; those that an interrupted attempt made are left as they are."""
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.name)
        if not field.null:
            raise NotSupportedError("A unique column is added empty, so that no row is rewritten.")
        quote, table = schema_editor.quote_name, model._meta.db_table
        name = f"{table}_{field.column}_key"
        if not _has_column(schema_editor, table, field.column):
            old = from_state.apps.get_model(app_label, self.model_name)
            schema_editor.add_field(old, _plain(field))
        with _patiently(schema_editor):
            if not _stands(schema_editor, name):
                schema_editor.execute(
                    f"CREATE UNIQUE INDEX CONCURRENTLY {quote(name)} ON {quote(table)} ({quote(field.column)})"
                )
        if not _has_constraint(schema_editor, table, name):
            schema_editor.execute(
                f"ALTER TABLE {quote(table)} ADD CONSTRAINT {quote(name)} UNIQUE USING INDEX {quote(name)}"
            )


class AddCheckWhileUsed(AddConstraint):
    """Add a check: from now on for every new row, then for those that stand there, read without holding anybody up."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Add it unchecked, then let the database read the table."""
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        quote, table = schema_editor.quote_name, model._meta.db_table
        with _patiently(schema_editor, limit=None):
            if not _has_constraint(schema_editor, table, self.constraint.name):
                made = self.constraint.create_sql(model, schema_editor)
                schema_editor.execute(f"{made} NOT VALID", params=None)
            schema_editor.execute(
                f"ALTER TABLE {quote(table)} VALIDATE CONSTRAINT {quote(self.constraint.name)}"
            )


def _plain(field: Any) -> Any:
    """The same column without an index of its own."""
    plain = copy.copy(field)
    plain._unique = False
    plain.db_index = False
    return plain


@contextmanager
def _patiently(schema_editor: Any, limit: str | None = "0") -> Iterator[None]:
    """Refuse a transaction; meanwhile wait for locks as long as it takes, because nobody waits behind this one."""
    if schema_editor.connection.in_atomic_block:
        raise NotSupportedError("This change needs `atomic = False` on its migration.")
    if limit is None:
        yield
        return
    before = _value(schema_editor, "SHOW lock_timeout")
    schema_editor.execute(f"SET lock_timeout = '{limit}'")
    try:
        yield
    finally:
        schema_editor.execute(f"SET lock_timeout = '{before}'")


def _stands(schema_editor: Any, index: str) -> bool:
    """Return whether the index is there and finished; drop it when it is not finished."""
    is_valid = _value(
        schema_editor,
        "SELECT i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE c.relname = %s AND pg_table_is_visible(c.oid)",
        index,
    )
    if is_valid is False:
        schema_editor.execute(f"DROP INDEX CONCURRENTLY {schema_editor.quote_name(index)}")
    return bool(is_valid)


def _has_column(schema_editor: Any, table: str, column: str) -> bool:
    found = _value(
        schema_editor,
        "SELECT 1 FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND table_name = %s AND column_name = %s",
        table,
        column,
    )
    return found is not None


def _has_constraint(schema_editor: Any, table: str, name: str) -> bool:
    found = _value(
        schema_editor,
        "SELECT 1 FROM pg_constraint WHERE conrelid = %s::regclass AND conname = %s",
        table,
        name,
    )
    return found is not None


def _value(schema_editor: Any, statement: str, *values: str) -> Any:
    """Return the first column of the first row, or None."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        row = cursor.fetchone()
    return None if row is None else row[0]

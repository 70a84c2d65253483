"""A query whose SQL is made once in a process: for the few that every visit of a participant, or every page of staff, runs.

Django makes the text of a query anew each time it runs; with a handful of tables joined that takes several times as long as
the database needs to answer. The queryset itself stays the source: it is compiled by Django with stand-ins in place of its
values, and what Django worked out (text, columns, objects to build) is used again with real values.

PostgreSQL, for its part, plans a statement anew each time it comes, which again takes longer than running it. So those of a
visit are prepared: planned once on each connection. What reads many rows is planned for the values it comes with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self, override

import psycopg
from django.db import connection, models
from django.db.models.query import get_related_populators

STAND_IN = 10**9
"""Where the numbers begin that stand for values while a query is compiled; below what any key reaches."""
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
"""Where the moments begin that stand for moments."""

Kind = type[str] | type[int] | type[datetime]


class _PreparingCursor(psycopg.Cursor[Any]):
    """Sends a statement and its values apart, and lets PostgreSQL keep the plan for the next time on this connection."""

    @override
    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        """Prepare the statement unless it is, and run it. Django's own statements on the connection stay as they are."""
        before = self.connection.prepare_threshold
        self.connection.prepare_threshold = 0
        try:
            return super().execute(query, params, **options | {"prepare": True})
        finally:
            self.connection.prepare_threshold = before


def prepared_cursor() -> Any:
    """Return a cursor whose statements are planned once on each connection; it counts and logs as Django's own do."""
    if connection.vendor != "postgresql":
        return _cursor()
    connection.ensure_connection()
    return connection._prepare_cursor(_PreparingCursor(connection.connection))  # type: ignore[attr-defined]


def _cursor() -> Any:
    return connection.cursor()


@dataclass(frozen=True, slots=True)
class _Compiled:
    """What Django makes of a queryset, with the places of the values."""

    sql: str
    params: tuple[Any, ...]
    compiler: Any
    model: type[models.Model]
    names: list[str]
    columns: slice
    converters: dict[int, Any]
    populators: list[Any]

    def filled(self, values: Mapping[str, Any]) -> list[Any]:
        """Return the parameters with these values in their places."""
        return [
            _as_sent(values[one.name]) if isinstance(one, _Place) else one for one in self.params
        ]

    def build(self, row: tuple[Any, ...]) -> Any:
        """Return the object, its related ones and its annotations, as the queryset would."""
        if self.converters:
            [row] = self.compiler.apply_converters([row], self.converters)
        made: Any = self.model.from_db(connection.alias, self.names, row[self.columns])
        for populator in self.populators:
            populator.populate(row, made)
        for name, place in self.compiler.annotation_col_map.items():
            setattr(made, name, row[place])
        return made


class KeptQuery:
    """`build(**values)` returns a queryset; `first(**values)` its first object, or None, in one statement.

    `all(**values)` returns every object, by a plan for these values. `kinds` names the values and says whether each is text, a
    number or a moment. `build` must use every value as it is, and must not look at it. It is called once, in whatever scope is
    open then, so it names the organisation itself or has none.
    """

    def __init__(self, build: Callable[..., Any], **kinds: Kind) -> None:
        self._build, self._kinds = build, kinds
        self._compiled: _Compiled | None = None

    def first(self, **values: str | int) -> Any | None:
        """Return the first object for these values, or None."""
        compiled = self._compiled = self._compiled or self._compile()
        with prepared_cursor() as cursor:
            cursor.execute(compiled.sql, compiled.filled(values))
            row = cursor.fetchone()
        return None if row is None else compiled.build(row)

    def all(self, **values: str | int | datetime) -> list[Any]:
        """Return every object for these values."""
        compiled = self._compiled = self._compiled or self._compile()
        with _cursor() as cursor:
            cursor.execute(compiled.sql, compiled.filled(values))
            rows = cursor.fetchall()
        return [compiled.build(row) for row in rows]

    def _compile(self) -> _Compiled:
        given = {
            name: _stand_in(kind, number)
            for number, (name, kind) in enumerate(self._kinds.items(), start=1)
        }
        stand_ins = {_as_sent(stand_in): name for name, stand_in in given.items()}
        rows = self._build(**given)
        compiler = rows.query.get_compiler(connection.alias)
        sql, params = compiler.as_sql()
        info = compiler.klass_info
        fields = info["select_fields"]
        columns = slice(fields[0], fields[-1] + 1)
        return _Compiled(
            sql=sql,
            params=tuple(_Place(stand_ins[one]) if one in stand_ins else one for one in params),
            compiler=compiler,
            model=info["model"],
            names=[column[0].target.attname for column in compiler.select[columns]],
            columns=columns,
            converters=compiler.get_converters([each[0] for each in compiler.select]),
            populators=get_related_populators(
                info, compiler.select, connection.alias, rows._fetch_mode
            ),
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes among the parameters."""

    name: str


def _stand_in(kind: Any, number: int) -> Any:
    return LONG_AGO + timedelta(days=number) if kind is datetime else kind(-STAND_IN - number)


def _as_sent(value: Any) -> Any:
    """Return a value as the database takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value

"""A query whose SQL is made once in a process: for the few that every visit of a participant runs.

Django makes the text of a query anew each time it runs; with a handful of tables joined that takes several times as long as
the database needs to answer. The queryset itself stays the source: it is compiled by Django with stand-ins in place of its
values, and what Django worked out (text, columns, objects to build) is used again with real values.

PostgreSQL, for its part, plans a statement anew each time it comes, which again takes longer than running it. So these few are
prepared: planned once on each connection.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self, override

import psycopg
from django.db import connection, models
from django.db.models.query import get_related_populators

STAND_IN = 10**9
"""Where the numbers begin that stand for values while a query is compiled; below what any key reaches."""


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
        return connection.cursor()
    connection.ensure_connection()
    return connection._prepare_cursor(_PreparingCursor(connection.connection))  # type: ignore[attr-defined]


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

    `kinds` names the values and says whether each is text or a number. `build` must use every value as it is, and must not
    look at it. It is called once, in whatever scope is open then, so it names the organisation itself or has none.
    """

    def __init__(self, build: Callable[..., Any], **kinds: type[str] | type[int]) -> None:
        self._build, self._kinds = build, kinds
        self._compiled: _Compiled | None = None

    def first(self, **values: str | int) -> Any | None:
        """Return the first object for these values, or None."""
        compiled = self._compiled = self._compiled or self._compile()
        params = [values[one.name] if isinstance(one, _Place) else one for one in compiled.params]
        with prepared_cursor() as cursor:
            cursor.execute(compiled.sql, params)
            row = cursor.fetchone()
        return None if row is None else compiled.build(row)

    def _compile(self) -> _Compiled:
        stand_ins: dict[str | int, str] = {}
        for number, (name, kind) in enumerate(self._kinds.items(), start=1):
            stand_in = -STAND_IN - number
            stand_ins[stand_in if kind is int else str(stand_in)] = name
        rows = self._build(**{name: stand_in for stand_in, name in stand_ins.items()})
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

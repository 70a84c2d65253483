"""What all tables hold, to show that nothing changed."""

import hashlib
import re
from contextlib import contextmanager
from weakref import WeakValueDictionary

from django.apps import apps
from django.db import connection

LEFT_OUT = {"sessions.session"}
READING = re.compile(
    r'\s*(SELECT|RELEASE)\b|(INSERT INTO|UPDATE|DELETE FROM) "django_session"', re.IGNORECASE
)
SAVEPOINT = re.compile(r'SAVEPOINT "(\w+)"')
BACK_TO = re.compile(r'ROLLBACK TO SAVEPOINT "(\w+)"')


def checksums() -> "Checksums":
    """Return what stands for the rows of each table but the sessions, as they are now."""
    if _read_in_time not in connection.execute_wrappers:
        connection.execute_wrappers.append(_read_in_time)
    return Checksums()


@contextmanager
def nothing_changing():
    """Fail where a row is another one at the end of the block than at its beginning."""
    before = checksums()
    yield
    after = checksums()
    assert after == before, f"Nothing was to change in {', '.join(after.differing(before))}."


class Checksums:
    """One checksum for each table. Reading all of them is dear, and put off until a statement may change a row."""

    _waiting: "WeakValueDictionary[int, Checksums]" = WeakValueDictionary()

    def __init__(self) -> None:
        self._read: dict[str, str] | None = None
        self.savepoints: set[str] = set()
        self._waiting[id(self)] = self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Checksums):
            return NotImplemented
        if self._read is None and other._read is None:
            return True  # no statement came between that could change a row
        return self.by_table() == other.by_table()

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return ", ".join(f"{name} {checksum[:6]}" for name, checksum in self.by_table().items())

    def by_table(self) -> dict[str, str]:
        """Return the checksums by the tables' names."""
        if self._read is None:
            self._waiting.pop(id(self))
            self._read = _by_table()
        return self._read

    def differing(self, other: "Checksums") -> list[str]:
        """Return the names of the tables whose rows are others."""
        theirs = other.by_table()
        return [name for name, mine in self.by_table().items() if mine != theirs[name]]

    @classmethod
    def before(cls, sql: str) -> None:
        """Read what a statement may change; going back to where nothing had changed yet changes nothing."""
        if READING.match(sql):
            return
        marked, back = SAVEPOINT.match(sql), BACK_TO.match(sql)
        for one in list(cls._waiting.values()):
            if marked:
                one.savepoints.add(marked[1])
            elif not back or back[1] not in one.savepoints:
                one.by_table()


def _read_in_time(execute, sql, params, many, context):
    Checksums.before(sql)
    return execute(sql, params, many, context)


def _by_table() -> dict[str, str]:
    return {
        model._meta.label_lower: _checksum(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in LEFT_OUT and model._meta.managed
    }


def _checksum(model) -> str:
    meta, quoted = model._meta, connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM {quoted(meta.db_table)} ORDER BY {quoted(meta.pk.column)}"  # noqa: S608 -- our own tables
        )
        return hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()


def everything_stored() -> str:
    """Return all values of all tables but the sessions as one text."""
    return "\n".join(
        repr(list(model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in LEFT_OUT
    )

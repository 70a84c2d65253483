"""The bin: rows of what was thrown away, and can still be had back, are absent from every read, except where it is opened.

The app of the table that can be thrown away registers it once. From then on every manager of that table and of the tables that
point straight at it leaves those rows out, and the doors refuse whatever belongs to them further down. See
docs/decisions/0031-starting-fast-and-throwing-away.md.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models

_is_open: ContextVar[bool] = ContextVar("bin_is_open", default=False)


@dataclass(frozen=True, slots=True)
class _Thrown:
    """The table whose rows can be thrown away, and the column that says when."""

    model: type[models.Model]
    column: str


_registered: list[_Thrown] = []

Way = tuple[str, ...]
"""The names of the foreign keys that lead from a row to what can be thrown away; empty for that row itself."""


def register_bin(model: type[models.Model], column: str) -> None:
    """Let rows of `model` be thrown away by a moment in `column`. Called in `AppConfig.ready`.

    Raises:
        ValueError: when another table is registered already; there is one bin.

    """
    thrown = _Thrown(model, column)
    if _registered and _registered != [thrown]:
        message = f"{_registered[0].model.__name__} is what can be thrown away."
        raise ValueError(message)
    _registered[:] = [thrown]
    way_to_bin.cache_clear()


@contextmanager
def with_the_bin() -> Iterator[None]:
    """Read what lies in the bin too: for the bin's own pages, and for what must reach everything, such as an erasure."""
    before = _is_open.set(True)
    try:
        yield
    finally:
        _is_open.reset(before)


def is_bin_open() -> bool:
    """Whether what lies in the bin is read too."""
    return _is_open.get()


@cache
def way_to_bin(model: type[models.Model]) -> Way | None:
    """Return the shortest way from a row of `model` to what can be thrown away, by foreign keys that are never empty."""
    if not _registered:
        return None
    ways: list[tuple[type[models.Model], Way]] = [(model, ())]
    seen = {model}
    for here, way in ways:
        if here is _registered[0].model:
            return way
        for field in here._meta.concrete_fields:
            there: Any = field.related_model
            if field.is_relation and not field.null and there not in seen:
                seen.add(there)
                ways.append((there, (*way, field.name)))
    return None


def out_of_bin(rows: Any) -> Any:
    """Leave out of a queryset what belongs to something in the bin; one condition, and no further statement."""
    way = None if _is_open.get() else way_to_bin(rows.model)
    if way is None:
        return rows
    thrown = _registered[0]
    if not way:
        return rows.filter(**{thrown.column: None})
    # A subquery rather than a join: locking these rows must not lock what they belong to.
    gone = thrown.model._base_manager.filter(**{f"{thrown.column}__isnull": False})
    return rows.exclude(**{f"{'__'.join(way)}__in": gone.values("pk")})


def is_next_to_bin(model: type[models.Model]) -> bool:
    """Whether managers of `model` leave out what is in the bin: it can be thrown away itself, or points straight at it."""
    way = way_to_bin(model)
    return way is not None and len(way) <= 1


def is_in_bin(row: Any) -> bool:
    """Whether one row belongs to something in the bin; no statement where what lies between is loaded."""
    way = way_to_bin(type(row)) if isinstance(row, models.Model) else None
    if way is None or _is_open.get():
        return False
    for name in way:
        row = getattr(row, name)
    return getattr(row, _registered[0].column) is not None

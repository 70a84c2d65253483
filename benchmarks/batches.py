"""What the made-up tables have in common: numbers that follow from other numbers, and bits that look random but are not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from benchmarks.sizes import TODAY

ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Batch:
    """The rows of one table, in the order of `columns`."""

    model: type[models.Model]
    columns: list[str]
    rows: Iterable[tuple[Any, ...]]


def batch(model: type[models.Model], columns: str, rows: Iterable[tuple[Any, ...]]) -> Batch:
    """Return a batch; `columns` stand in one text with blanks between."""
    return Batch(model, columns.split(), rows)


def bits(kind: bytes, number: int) -> bytes:
    """Return sixteen bytes that belong to this number of this kind, the same each time."""
    return blake2b(number.to_bytes(8), digest_size=16, key=kind).digest()


def digest(kind: bytes, number: int) -> str:
    """Return 64 hexadecimal digits that stand in for the hash of a secret nobody has."""
    return blake2b(number.to_bytes(8), digest_size=32, key=kind).hexdigest()


def day(before: int) -> date:
    """Return the day `before` days before the data's today."""
    return TODAY - timedelta(days=before)


def at(on: date, hour: int = 10) -> datetime:
    """Return an instant on this day in the organisations' time zone."""
    return datetime.combine(on, time(hour), ZONE)


def end_of(on: date) -> datetime:
    """Return the instant at which the local day ends."""
    return datetime.combine(on + timedelta(days=1), time(), ZONE)


def owner_of(project: int, projects: int, organisations: int) -> int:
    """Return the organisation of a project: they come in blocks of the same length."""
    return (project - 1) * organisations // projects + 1

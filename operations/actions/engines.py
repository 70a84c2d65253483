"""What copying and putting back differ in by database."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.db import DatabaseError, OperationalError, connection

from operations.actions.contents import Source
from operations.actions.postgresql import PostgreSQL
from operations.actions.sqlite import SQLite

DATABASE_FAULTS = (DatabaseError, sqlite3.Error, psycopg.Error)


class Engine(Protocol):
    """What can be done here with the kind of database in use."""

    name: str

    def check_tools(self) -> None:
        """Raise `OperationError` when a program that is needed is not there."""
        ...

    def copy(self, folder: Path) -> AbstractContextManager[Source]:
        """A context in which one consistent state can be read; `folder` is for what has to be on a disk meanwhile."""
        ...

    def put_back(self, write_to: Callable[[Any], None], reason: str) -> None:
        """Take what `write_to` writes as the database, with the outbox held from its first moment, or nothing at all."""
        ...


def engine() -> Engine:
    """Return what fits the database in use."""
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()


def database_sentence(problem: Exception, place: object) -> str:
    """Return what to tell when the database did not do what it was asked; `place` is what was being written."""
    said = str(problem).strip()
    if "disk is full" in said or "disk I/O error" in said or "No space left" in said:
        return (
            f"The disk of {place} is full: make room and begin again. Nothing was left half done."
        )
    if isinstance(problem, OperationalError) and "no such" not in said:
        return "The database does not answer: start it, or put DATABASE_URL right."
    return f"The database did not do what it was asked; it said: {said}"

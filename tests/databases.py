"""A database for each process of the suite: the first to need one makes the tables, the others copy what came of it.

The copy stays for as long as the first process does, and gives tables to tests that lost or changed theirs.
"""

import fcntl
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases

COPIED = "coprod_tables"
SIDE_FILES = ("", "-wal", "-shm", "-journal")


@contextmanager
def one_at_a_time(folder, what="database"):
    """Keep the other processes of this run waiting that want the same."""
    with (folder / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def a_database(folder):
    """Have the tables ready; `folder` is the one that the processes of this run share."""
    copies = COPIES[0] = OF_VENDOR[connection.vendor](folder)
    with one_at_a_time(folder):
        is_first = not copies.has(COPIED)
        if not is_first:
            copies.use(COPIED)
        made = setup_databases(
            verbosity=0,
            interactive=False,
            aliases={"default"},
            keepdb=not is_first and copies.are_used_as_they_are,
        )
        if is_first:
            # The tables stand as the models say; all changes of them count as made.
            call_command("migrate", fake=True, interactive=False, verbosity=0)
            copies.keep(COPIED)
    yield
    teardown_databases(made, verbosity=0)
    if is_first:
        with one_at_a_time(folder):
            copies.drop_all()


COPIES = [None]
"""The copies of this run, once there is a database."""


def put_back(name=COPIED):
    """Give this process the tables that were kept under a name, in place of its own; return whether they were there."""
    with one_at_a_time(COPIES[0].folder):
        is_there = COPIES[0].has(name)
        if is_there:
            connections.close_all()
            COPIES[0].put_back(name)
        return is_there


def have(name, make):
    """Give this process what `make` leaves in the tables: the first to ask makes it, the others wait and take a copy."""
    with one_at_a_time(COPIES[0].folder, name):
        if put_back(name):
            return
        make()
        with one_at_a_time(COPIES[0].folder):
            if COPIES[0].has(COPIED):  # else the process that drops the copies has ended
                COPIES[0].keep(name)


class Files:
    """The tables of SQLite, whose database is a file."""

    are_used_as_they_are = True

    def __init__(self, folder):
        self.folder = folder

    def _copy(self, name):
        return self.folder / f"{name}.sqlite3"

    def has(self, name):
        return self._copy(name).exists()

    def keep(self, name):
        connection.close()
        shutil.copyfile(connection.settings_dict["NAME"], self._copy(name))

    def use(self, name):
        shutil.copyfile(self._copy(name), connection.settings_dict["TEST"]["NAME"])

    def put_back(self, name):
        database = Path(connection.settings_dict["NAME"])
        for suffix in SIDE_FILES:
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        shutil.copyfile(self._copy(name), database)

    def drop_all(self):
        for copy in self.folder.glob("coprod_*.sqlite3"):
            copy.unlink()


class Templates:
    """The tables of PostgreSQL, which makes a database like another one by itself."""

    are_used_as_they_are = False

    def __init__(self, folder):
        self.folder = folder

    def has(self, name):
        return (self.folder / name).exists()

    def keep(self, name):
        connection.close()
        self._copy(connection.settings_dict["NAME"], to=name)
        (self.folder / name).touch()

    def use(self, name):
        connection.settings_dict["TEST"]["TEMPLATE"] = name

    def put_back(self, name):
        self._copy(name, to=connection.settings_dict["NAME"])

    def drop_all(self):
        for mark in self.folder.glob("coprod_*"):
            if mark.suffix == ".lock":
                continue  # who waits for a copy, not a copy
            self._run(f'DROP DATABASE IF EXISTS "{mark.name}"')
            mark.unlink(missing_ok=True)

    def _copy(self, name, *, to):
        self._run(
            f'DROP DATABASE IF EXISTS "{to}" WITH (FORCE)',
            f'CREATE DATABASE "{to}" TEMPLATE "{name}"',
        )

    def _run(self, *statements):
        with connection.creation._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


OF_VENDOR = {"sqlite": Files, "postgresql": Templates}

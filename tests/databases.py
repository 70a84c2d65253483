"""A database for each process of the suite: the first to need one runs the migrations, the others copy what came of it."""

import fcntl
import shutil
from contextlib import contextmanager

from django.db import connection
from django.test.utils import setup_databases, teardown_databases

COPIED = "coprod_migrated"


@contextmanager
def one_at_a_time(folder):
    """Keep the other processes of this run waiting."""
    with (folder / "database.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def a_database(folder):
    """Have the tables ready; `folder` is the one that the processes of this run share."""
    tables = OF_VENDOR[connection.vendor](folder)
    with one_at_a_time(folder):
        is_first = not tables.are_there()
        if not is_first:
            tables.take()
        made = setup_databases(
            verbosity=0,
            interactive=False,
            aliases={"default"},
            keepdb=not is_first and tables.are_taken_before,
        )
        if is_first:
            connection.close()
            tables.keep(connection.settings_dict["NAME"])
    yield
    teardown_databases(made, verbosity=0)
    if is_first:
        with one_at_a_time(folder):
            tables.drop()


class Files:
    """The tables of SQLite, whose database is a file."""

    are_taken_before = True

    def __init__(self, folder):
        self.copy = folder / f"{COPIED}.sqlite3"

    def are_there(self):
        return self.copy.exists()

    def keep(self, name):
        shutil.copyfile(name, self.copy)

    def take(self):
        shutil.copyfile(self.copy, connection.settings_dict["TEST"]["NAME"])

    def drop(self):
        self.copy.unlink()


class Templates:
    """The tables of PostgreSQL, which makes a database like another one by itself."""

    are_taken_before = False

    def __init__(self, folder):
        self.mark = folder / COPIED

    def are_there(self):
        return self.mark.exists()

    def keep(self, name):
        self._run(
            f'DROP DATABASE IF EXISTS "{COPIED}"', f'CREATE DATABASE "{COPIED}" TEMPLATE "{name}"'
        )
        self.mark.touch()

    def take(self):
        connection.settings_dict["TEST"]["TEMPLATE"] = COPIED

    def drop(self):
        self._run(f'DROP DATABASE "{COPIED}"')
        self.mark.unlink()

    def _run(self, *statements):
        with connection.creation._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


OF_VENDOR = {"sqlite": Files, "postgresql": Templates}

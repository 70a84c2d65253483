"""Which changes of the tables this version knows, and whether a database stands where it can go on from."""

from collections.abc import Collection

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

type Change = tuple[str, str]
"""The app and the name of a migration."""

GUIDE = "docs/guides/change-the-tables.md"
"""Says how a database becomes younger that only an earlier version can bring up to date."""


def known_changes() -> set[Change]:
    """Return the changes of this version, with the earlier ones whose place some of them took."""
    loader = MigrationLoader(None)
    earlier = {one for taking in loader.replacements.values() for one in taking.replaces}
    return {*loader.disk_migrations, *earlier}


def half_made(made: Collection[Change]) -> list[str]:
    """Return the changes that took the place of earlier ones of which only some are among `made`, as `app.name`.

    What is missing of those is not here any more, so only an earlier version can make it.
    """
    places = MigrationLoader(None).replacements.items()
    return [
        f"{app}.{name}"
        for (app, name), taking in places
        if any(one in made for one in taking.replaces)
        and not all(one in made for one in taking.replaces)
    ]


def half_made_here() -> list[str]:
    """Return the same of the database in use."""
    return half_made(MigrationRecorder(connection).applied_migrations())


def count_missing() -> int:
    """Return how many changes the database in use lacks, those that are half made included."""
    if half := half_made_here():
        return len(half)
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))

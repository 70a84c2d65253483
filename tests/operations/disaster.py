"""A database that is lost, for tests of putting a copy back."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections

from tests.databases import SIDE_FILES, put_back


def lose_everything():
    """Leave an empty database under the same name."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        return
    database = Path(connection.settings_dict["NAME"])
    connections.close_all()
    for suffix in SIDE_FILES:
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def make_tables_again():
    """Give the next test its tables, whatever this one left."""
    if put_back():
        return
    if "notices_outboxhold" not in connection.introspection.table_names():
        lose_everything()
    call_command("migrate", interactive=False, verbosity=0)

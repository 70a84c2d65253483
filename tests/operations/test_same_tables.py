"""The suite makes its tables from the models; every installation makes them by migrations. Both are the same tables."""

import pytest
from django.core.management import call_command
from django.db import connection

from access.system_checks import OWN_APPS as OURS
from tests.operations.disaster import lose_everything, make_tables_again

OF_POSTGRESQL = """
SELECT table_name, column_name, concat_ws(' ', data_type, character_maximum_length, numeric_precision, is_nullable,
       column_default, identity_generation)
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""
OF_SQLITE = {
    "columns": "SELECT m.name, c.name, c.type || ' ' || c.\"notnull\" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk"
    " FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
    "indexes": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "references": 'SELECT m.name, r."from", r."table" || coalesce(r."to", \'\') || r.on_delete'
    " FROM sqlite_master m, pragma_foreign_key_list(m.name) r WHERE m.type = 'table'",
}


def tables():
    """What the database says of every column, index, check and reference of our tables.

    Those of Django's own apps are theirs: a key there may be shorter, because it was made in an older release.
    """
    asked = [OF_POSTGRESQL] if connection.vendor == "postgresql" else OF_SQLITE.values()
    found = []
    with connection.cursor() as cursor:
        for one in asked:
            cursor.execute(one)
            found += cursor.fetchall()
    return sorted(tuple(map(str, row)) for row in found if str(row[0]).partition("_")[0] in OURS)


@pytest.mark.django_db(transaction=True)
def test_migrations_leave_the_tables_that_the_models_describe():
    of_models = tables()
    try:
        lose_everything()
        call_command("migrate", interactive=False, verbosity=0)
        of_migrations = tables()
    finally:
        make_tables_again()
    assert len(of_models) > 1000
    assert of_migrations == of_models

"""What all tables hold, to show that nothing changed."""

import hashlib

from django.apps import apps
from django.db import connection

LEFT_OUT = {"sessions.session"}


def checksums() -> dict[str, str]:
    """Return one checksum for each table but the sessions."""
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

"""A whole installation's worth of made-up data, for measuring at scale.

    python -m benchmarks.seed --size small|medium|full

Fills the empty, migrated PostgreSQL of `DATABASE_URL` in one transaction: all of it, or nothing. The same size makes the same
rows every time, whichever day it is run; days are counted back from `TODAY`. It refuses a database that holds anything, and
stops with the column's name where a table no longer fits (see `benchmarks/tables.py`). Names and addresses are made up, and
nobody can sign in: accounts have no password.
"""

import argparse
import sys
import time
from collections.abc import Iterator

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.db import connection, models, transaction

from benchmarks import people, talk
from benchmarks.sizes import SIZES, Size
from benchmarks.tables import copy_rows, rebuilding, reset_sequences
from organisations.models import Organisation


class NotEmptyError(Exception):
    """There is data already."""


def fill(size: Size) -> Iterator[tuple[type[models.Model], int]]:
    """Fill the database; yield each table and how many rows it got.

    Raises:
        NotEmptyError: when there is an organisation already.

    """
    if connection.vendor != "postgresql":
        raise NotEmptyError("This data is written through COPY, which only PostgreSQL has.")
    if Organisation.objects.exists():
        raise NotEmptyError("This database holds data already: give it an empty one.")
    batches = {batch.model: batch for batch in (*people.batches(size), *talk.batches(size))}
    with transaction.atomic(), rebuilding(list(batches)):
        for model, batch in batches.items():
            yield model, copy_rows(model, batch.columns, batch.rows)
        reset_sequences([model for model in batches if not _has_random_key(model)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _has_random_key(model: type[models.Model]) -> bool:
    return isinstance(model._meta.pk, models.UUIDField)


def main() -> int:
    """Fill the database and say what it holds."""
    asking = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asking.add_argument("--size", choices=SIZES, default="small")
    size = SIZES[asking.parse_args().size]
    began = before = time.monotonic()
    try:
        for model, count in fill(size):
            now = time.monotonic()
            print(f"{model._meta.label:32}{count:>12,}{now - before:>9.1f} s", flush=True)
            before = now
    except NotEmptyError as problem:
        print(problem, file=sys.stderr)
        return 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        [on_disk] = cursor.fetchone()
    print(f"Took {time.monotonic() - began:.0f} s; {on_disk} on disk.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

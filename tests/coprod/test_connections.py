"""A connection that the pool kept: whether it is still good is known without asking, and one that was ended is found out."""

import psycopg
import pytest
from django.db import connection

from coprod.connections import check

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def kept():
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as one:
        yield one


def last_asked(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [kept.info.backend_pid])
        return cursor.fetchone()[0]


def test_a_good_connection_is_not_asked(kept):
    kept.execute("SELECT 'the last'")
    check(kept)
    assert last_asked(kept) == "SELECT 'the last'"


def test_a_connection_that_was_ended_is_refused(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 120000)", [kept.info.backend_pid])
    with pytest.raises(psycopg.OperationalError):
        check(kept)

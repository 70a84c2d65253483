"""The checksums of all tables notice every change, though they read nothing while nothing can have changed."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation
from tests.access.tables import checksums
from tests.factories import organisation


@pytest.fixture
def home(db):
    return organisation()


def renamed(home, name="Other"):
    Organisation.objects.filter(pk=home.pk).update(name=name)


def test_nothing_is_read_while_statements_only_look(home):
    with CaptureQueriesContext(connection) as asked:
        before = checksums()
        with transaction.atomic():
            Organisation.objects.count()
        assert checksums() == before
    assert len([each for each in asked if "COUNT" in each["sql"]]) == 1
    assert len(asked) == 3


def test_a_changed_row_and_a_new_one_are_noticed(home):
    before = checksums()
    renamed(home)
    assert checksums() != before
    between = checksums()
    organisation("Another")
    after = checksums()
    assert after != between
    assert after.differing(between) == ["organisations.organisation"]


def test_what_was_put_back_has_not_changed(home):
    before = checksums()
    with transaction.atomic():
        renamed(home)
        transaction.set_rollback(True)
    assert checksums() == before
    renamed(home)
    renamed(home, home.name)
    assert checksums() == before


def test_going_back_to_an_earlier_point_is_a_change(home):
    with transaction.atomic():
        renamed(home)
        before = checksums()
        transaction.set_rollback(True)
    assert checksums() != before


def test_going_back_to_a_later_point_is_none(home):
    before = checksums()
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        transaction.set_rollback(True)
    assert checksums() == before
    assert len(asked) == 3


def test_statements_that_are_no_model_s_are_noticed(home):
    before = checksums()
    with connection.cursor() as cursor:
        cursor.execute("WITH one AS (SELECT 1) UPDATE organisations_organisation SET name = 'x'")
    assert checksums() != before

"""Made-up data for measuring: it fits the schema, keeps its promises about size, and is the same each time."""

import hashlib
import re

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from psycopg.errors import CheckViolation

from access.scope import working_in
from benchmarks import seed
from benchmarks.batches import day
from benchmarks.sizes import SIZES
from benchmarks.tables import copy_rows
from feedback.models import Answer, Consultation, Response, ResultSnapshot
from feedback.queries.gathering import gathered
from organisations.models import Member, Organisation
from projects.models import Project

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

SMALL = SIZES["small"]


@pytest.fixture(scope="module")
def rules_before(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return definitions()


@pytest.fixture(scope="module")
def filled(rules_before, django_db_blocker):
    """Fill the database once for this module; return how many rows each table got."""
    with django_db_blocker.unblock():
        counts = dict(seed.fill(SMALL))
        yield counts
        empty(counts)


def empty(tables):
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names} CASCADE")


def rows_of(model):
    return model._base_manager.all()


def test_it_holds_what_its_size_says(filled):
    found = {
        model: filled[model] for model in (Organisation, Project, Consultation, Response, Answer)
    }
    assert list(found.values()) == [2, 20, 200, 2_000, 16_000]
    assert {model: rows_of(model).count() for model in filled} == filled


def test_every_rule_of_the_tables_stands_again_afterwards(filled, rules_before):
    assert definitions() == rules_before


def definitions():
    """Return every constraint and index of the database, as PostgreSQL says them, but for casts, which it moves about."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint UNION ALL "
            "SELECT relname, pg_get_indexdef(oid), true FROM pg_class WHERE relkind = 'i' ORDER BY 1, 2"
        )
        rows = [row for row in cursor.fetchall() if not row[0].startswith("pg_")]
    return [(name, re.sub(r"::[a-z \[\]]+|[()]", "", says), holds) for name, says, holds in rows]


def test_no_row_points_into_another_organisation(filled):
    crossing = []
    for model in filled:
        for field in model._meta.concrete_fields:
            target = field.related_model
            if hasattr(model, "organisation_id") and hasattr(target, "organisation_id"):
                theirs = models.F(f"{field.name}__organisation")
                strays = (
                    rows_of(model)
                    .exclude(organisation=theirs)
                    .filter(**{f"{field.name}__isnull": False})
                )
                crossing += [field] if strays.exists() else []
    assert crossing == []


def test_the_kept_result_is_what_the_answers_say(filled):
    kept = rows_of(ResultSnapshot).select_related("consultation__organisation")
    for one in (kept.first(), kept.order_by("answered").last()):
        with working_in(one.consultation.organisation):
            made = gathered(one.consultation)
        assert one.data == made


def test_the_same_size_is_the_same_data(filled):
    first = fingerprint()
    empty(filled)
    assert dict(seed.fill(SMALL)) == filled
    assert fingerprint() == first


def fingerprint():
    """Return a digest of everything that the tables hold."""
    said = hashlib.sha256()
    with connection.cursor() as cursor:
        for model in sorted(apps.get_models(), key=lambda one: one._meta.db_table):
            name = connection.ops.quote_name(model._meta.db_table)
            rows = f"SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {name} t"  # noqa: S608 -- a table's name
            cursor.execute(rows)
            said.update(repr(cursor.fetchone()).encode())
    return said.hexdigest()


def test_a_database_with_anything_in_it_is_refused(filled):
    with pytest.raises(seed.NotEmptyError, match="holds data already"):
        dict(seed.fill(SMALL))


def test_the_next_row_gets_a_number_of_its_own(filled):
    organisation = rows_of(Organisation).first()
    assert Project(organisation=organisation, title="One more").save() is None
    assert rows_of(Project).count() == 21


def test_a_check_of_a_table_holds_for_what_is_copied(filled):
    columns = "id organisation_id project_id stage_id slug title opened_at created_at"
    row = (999_999, 1, 1, 1, "no-end", "No end", day(1), day(1))
    with pytest.raises(CheckViolation, match="open_ones"), transaction.atomic():
        copy_rows(Consultation, columns.split(), [row])


PAGES = {"": 40, "owed/": 40, "overview/": 40}


@pytest.mark.parametrize("path", PAGES)
def test_pages_open_on_it_at_a_fixed_cost(
    filled, client, time_machine, path, django_assert_max_num_queries
):
    time_machine.move_to("2026-11-23T12:00Z", tick=False)
    owner = rows_of(Member).select_related("user", "organisation").get(pk=1)
    client.force_login(owner.user)
    with django_assert_max_num_queries(PAGES[path]):
        assert client.get(f"/o/{owner.organisation.slug}/{path}").status_code == 200

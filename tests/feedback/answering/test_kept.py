"""Statements made once: the same objects as the queryset gives, for any value, and only their own."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from access.scope import across_organisations, working_in
from feedback.models import Consultation
from feedback.queries import visits
from feedback.queries.kept import KeptQuery
from feedback.views import answer_pages
from tests.feedback.answering.conftest import ask_three

SHOWN = ("organisation", "project", "owner__user", "decider__user")


def about(slug):
    return Consultation.objects.filter(slug=slug).select_related(*SHOWN)


@pytest.fixture
def kept():
    return KeptQuery(about, slug=str)


def everything(row):
    """Return all that was read for a row, with the rows it points at."""
    own = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    return own | {name: one and everything(one) for name, one in row._state.fields_cache.items()}


def test_it_builds_what_the_queryset_builds(asked, at_noon, kept):
    other = ask_three(organisation=asked.organisation)
    with across_organisations(reason="a test of both ways"):
        for one in (asked, other, asked):
            slug = one.consultation.slug
            assert everything(kept.first(slug=slug)) == everything(about(slug).get())


def test_related_rows_come_along(asked, kept):
    with across_organisations(reason="a test"), CaptureQueriesContext(connection) as captured:
        found = kept.first(slug=asked.consultation.slug)
        names = [found.organisation.name, found.project.title, str(found.owner.user)]
    wanted = asked.consultation
    assert names == [wanted.organisation.name, wanted.project.title, str(wanted.owner.user)]
    assert len(captured) == 1


def test_every_object_at_a_moment_is_what_the_queryset_gives_then(asked):
    other = ask_three(organisation=asked.organisation).consultation
    closes = asked.consultation.closes_at
    before, long_before = closes - timedelta(seconds=1), closes - timedelta(days=9)
    with working_in(asked.organisation):
        Consultation.objects.filter(pk=other.pk).update(closes_at=before)

    def closed(now, organisation):
        rows = Consultation.objects.filter(organisation=organisation, closes_at__lte=now)
        return rows.select_related(*SHOWN).order_by("pk")

    kept = KeptQuery(closed, organisation=int, now=datetime)
    home = asked.organisation.pk
    with across_organisations(reason="a test of both ways"):
        for moment, count in ((before, 1), (closes, 2), (long_before, 0)):
            rows = [everything(one) for one in kept.all(organisation=home, now=moment)]
            assert rows == [everything(one) for one in closed(moment, home)]
            assert len(rows) == count
        assert kept.all(organisation=0, now=closes) == []


def test_nothing_found_is_none(asked, kept):
    with across_organisations(reason="a test"):
        assert kept.first(slug="nobody") is None


def test_a_value_is_never_read_as_a_statement(asked, kept):
    with across_organisations(reason="a test"):
        assert kept.first(slug="' OR 1=1 --") is None


@pytest.mark.postgres
def test_the_plan_is_kept_by_the_connection_and_other_statements_are_not(asked, kept):
    with across_organisations(reason="a test"):
        for _each in range(3):
            kept.first(slug=asked.consultation.slug)
            about(asked.consultation.slug).get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%slug%'")
        assert cursor.fetchone() == (1,)
    assert connection.connection.prepare_threshold is None


WITHOUT_ITS_NEIGHBOURS = """UPDATE pg_index SET indisvalid = false
WHERE indrelid = 'feedback_response'::regclass AND indexrelid <> 'responses_of_a_receipt'::regclass"""
"""With a handful of rows any index will do; the question is whether the plan can use this one. Taken back with the test."""


@pytest.mark.postgres
def test_a_plan_kept_for_any_device_finds_what_it_sent_through_an_index(asked, at_noon):
    visits.by_device(asked.consultation.slug, "a" * 24)
    statement = visits._device_query(1)._compiled
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(WITHOUT_ITS_NEIGHBOURS)
        first, *others = statement.sql.split("%s")
        numbered = first + "".join(f"${n}{part}" for n, part in enumerate(others, start=1))
        cursor.execute(f"PREPARE any_device AS {numbered}")
        cursor.execute(
            f"EXPLAIN EXECUTE any_device({', '.join(['%s'] * len(statement.params))})",
            ["1"] * len(statement.params),
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("DEALLOCATE any_device")
    assert re.search(r"responses_of_a_receipt.*\n.*Index Cond: .*receipt_digest", plan), plan


ANSWERED = """
INSERT INTO feedback_response (
    id, organisation_id, consultation_id, form_version_id, thread, is_current, send_key, receipt_digest, received_on, is_late,
    name_shown
)
SELECT
    gen_random_uuid(), organisation_id, consultation_id, id, gen_random_uuid(), true, n::text,
    encode(sha256(n::text::bytea), 'hex'), '2027-03-01', false, false
FROM feedback_formversion, generate_series(1, 20000) AS n
WHERE consultation_id = %s
"""
PLANNED = """
SELECT generic_plans, custom_plans FROM pg_prepared_statements
WHERE strpos(statement, 'has_draft') > 0 AND strpos(statement, %s) > 0
"""


@pytest.mark.postgres
@pytest.mark.parametrize("door", ["door", "link"])
def test_opening_is_not_planned_again_however_many_have_answered(asked, at_noon, door):
    asked.link("mine")
    open_it, only_there = {
        "door": (lambda: visits.by_device(asked.consultation.slug, "a" * 24), "receipt_digest"),
        "link": (lambda: visits.by_token("mine", asked.consultation.slug), "feedback_asklink"),
    }[door]

    def planned():
        for _each in range(10):
            assert open_it() is not None
        with connection.cursor() as cursor:
            cursor.execute(PLANNED, [only_there])
            return cursor.fetchone()

    with connection.cursor() as cursor:
        cursor.execute(ANSWERED, [asked.consultation.pk])
        cursor.execute("ANALYZE feedback_response")
    generic, custom = planned()
    assert planned() == (generic + 10, custom)


def test_an_earlier_secret_key_still_finds_what_was_sent(asked, phone):
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    cookie = phone.client.cookies["answering"].value
    device = cookie.split(".")[2]
    with override_settings(SECRET_KEY="b" * 60, SECRET_KEY_FALLBACKS=[]):
        assert visits.by_device(asked.consultation.slug, device).has_sent is False
    earlier = "only-for-the-suite-" + "x" * 40
    with override_settings(SECRET_KEY="b" * 60, SECRET_KEY_FALLBACKS=[earlier]):
        assert visits.by_device(asked.consultation.slug, device).has_sent is True


def test_a_very_long_page_fills_no_memory(asked, phone, monkeypatch):
    answer_pages.forget_pages()
    monkeypatch.setattr(answer_pages, "LARGEST_KEPT", 100)
    assert phone.get(asked.door()).get(asked.url("1/")).status == 200
    assert not answer_pages._pages
    monkeypatch.undo()
    phone.get(asked.url("1/"))
    assert len(answer_pages._pages) == 1

"""What a person was offered and given, as their own page and the team's page read it."""

from decimal import Decimal

import pytest

from access.scope import working_in
from feedback.queries.recognition import given_to, money
from tests.factories import organisation, participant, project, recognition
from tests.factories.asking import open_consultation


@pytest.fixture
def home(db):
    made = organisation()
    with working_in(made):
        yield made


@pytest.mark.unit
@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (Decimal("20.00"), "GBP", "£20"),
        (Decimal("4.60"), "EUR", "€4.60"),
        (Decimal("12.50"), "CHF", "12.50 CHF"),
        (None, "GBP", ""),
        (Decimal(0), "GBP", "£0"),
    ],
)
def test_a_sum_reads_as_people_write_it(amount, currency, words):
    assert money(amount, currency) == words


@pytest.mark.integration
def test_only_this_persons_things_are_returned(home):
    where = project(home, title="Help that fits")
    somebody, other = participant(home), participant(home)
    recognition(home, participant=somebody, project=where, what="Ideas night", state="paid")
    recognition(home, participant=other, project=where)
    assert [
        (one.project, one.what, one.form, one.amount, one.state) for one in given_to(somebody.pk)
    ] == [("Help that fits", "Ideas night", "Voucher", "£20", "paid")]


@pytest.mark.integration
def test_a_sensitive_ask_is_not_named(home):
    where, somebody = project(home), participant(home)
    plain = open_consultation(home, project=where, title="Opening hours")
    sensitive = open_consultation(home, project=where, title="Feeling safe", needs_care=True)
    for about in (plain, sensitive):
        recognition(home, participant=somebody, project=where, consultation=about)
    assert sorted(one.about for one in given_to(somebody.pk)) == ["", "Opening hours"]


@pytest.mark.integration
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_one_statement(home, count, django_assert_num_queries):
    somebody = participant(home)
    for _each in range(count):
        recognition(home, participant=somebody, consultation=open_consultation(home))
    with django_assert_num_queries(1):
        assert len(given_to(somebody.pk)) == count

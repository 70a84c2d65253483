"""The demo shows who is heard and what people got, with the numbers of the story."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import transaction

from access.scope import working_in
from feedback.models import Recognition
from organisations.models import Organisation
from projects.models import Project
from projects.queries.heard import heard

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

TODAY = date(2026, 10, 26)


@pytest.fixture(scope="module", autouse=True)
def _story(django_db_setup, django_db_blocker):
    """Tell the story once for this module, and take all of it back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", "--today", TODAY.isoformat())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def help_that_fits():
    with working_in(Organisation.objects.get(slug="strathcarrick")):
        yield Project.objects.get(title="Help that fits")


def test_who_is_heard_reads_as_worked_by_hand(help_that_fits):
    found = heard(help_that_fits)
    assert (found.people, found.occasions) == (52, 3)
    families, area = found.dimensions
    assert [(one.count, one.words) for one in families.groups] == [
        (12, "under-heard"),
        (6, "under-heard, too few people to be sure"),
        (7, "heard more, too few people to be sure"),
        (None, "fewer than 5, under-heard"),
        (10, "in line"),
        (14, "in line"),
    ]
    assert area.unlike.startswith("At least 17 of every 100 people heard")
    assert [one.count for one in area.groups] == [30, None, 11, None]


def test_a_group_that_is_not_heard_has_a_plan_with_a_day_and_a_name(help_that_fits):
    plans = [(one.name, one.has_plan, one.who) for one in heard(help_that_fits).to_hear]
    assert plans == [
        ("Most deprived fifth", True, "Priya Nair"),
        ("Fathers and male carers", True, "Isla Drummond"),
        ("Minority ethnic families", True, "Isla Drummond"),
        ("The coast", True, "Priya Nair"),
    ]


def test_people_were_offered_paid_and_one_said_no(help_that_fits):
    rows = Recognition.objects.filter(project=help_that_fits)
    states = Counter(rows.filter(form="voucher").values_list("state", flat=True))
    assert (states["declined"], states["offered"]) == (1, 2)
    assert states["paid"] > 4
    fares = rows.filter(is_expense=True).order_by("pk").values_list("amount", "state")
    assert list(fares) == [(Decimal("4.60"), "paid"), (Decimal("3.20"), "accepted")]
    assert rows.filter(form="time_off").exists()

"""How a person chooses the way in which they are reminded."""

import pytest
from django.urls import reverse

from access.scope import across_organisations
from notices.models import Notice
from organisations.models import Member
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.integration

PAGE = "account_reminders"


@pytest.fixture
def amina(db, client):
    """Somebody who belongs to two organisations, signed in."""
    member = factories.member(factories.organisation())
    factories.member(factories.organisation(), user=member.user)
    client.force_login(member.user)
    return member


def choices():
    with across_organisations(reason="the test reads every membership"):
        return set(Member.objects.values_list("remind_by", "time_zone"))


def test_the_choice_holds_wherever_the_person_belongs(client, amina):
    values = {"remind_by": "weekly", "time_zone": "Pacific/Auckland"}
    assert client.post(reverse(PAGE), values)["Location"] == reverse("account_home")
    assert choices() == {("weekly", "Pacific/Auckland")}
    form = client.get(reverse(PAGE)).context["form"]
    assert form.initial == values


def test_nobody_elses_choice_changes(client, amina):
    factories.member(amina.organisation)
    client.post(reverse(PAGE), {"remind_by": "at_once", "time_zone": ""})
    assert choices() == {("at_once", ""), ("morning", "")}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Choose how reminders come."),
        ({"remind_by": "never"}, "Choose one of the ways in the list."),
        ({"remind_by": "morning", "time_zone": "Mars/Olympus"}, "such as Europe/London"),
        ({"remind_by": "morning", "time_zone": "../../etc/passwd"}, "such as Europe/London"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(client, amina, values, sentence):
    page = client.post(reverse(PAGE), values)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert choices() == {("morning", "")}


def test_what_waits_is_decided_anew(client, amina):
    with across_organisations(reason="the test makes a notice that waits"):
        waiting = Notice.objects.create(
            organisation=amina.organisation,
            key="k",
            rule="owed_step",
            subject="consultation:1",
            occasion="confirm:2027-03-01",
            recipient_kind="member",
            recipient_key=str(amina.pk),
            planned_at=NOW,
            not_before=NOW,
        )
    client.post(reverse(PAGE), {"remind_by": "at_once", "time_zone": ""})
    with across_organisations(reason="the test reads the notice"):
        waiting.refresh_from_db()
    assert waiting.not_before is None


def test_somebody_who_belongs_nowhere_can_look(client, db):
    client.force_login(factories.user())
    assert client.get(reverse(PAGE)).status_code == 200

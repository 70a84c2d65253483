"""Settings, what was done here, leaving and handing over, as each reader has them; and the operators' tables within the policy."""

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from organisations.actions.organisations import change_organisation
from tests.factories import actor, closed_consultation, operator
from tests.journeys.looking import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TABLES = (
    "index",
    "organisations_organisation_changelist",
    "organisations_user_changelist",
    "organisations_member_changelist",
    "notices_message_changelist",
    "access_auditentry_changelist",
    "operations_backup_changelist",
)


@pytest.fixture
def busy(team):
    """Return the organisation after something was done and somebody looked."""
    home = team.organisation
    closed_consultation(home, owner=team.facilitator)
    with working_in(home):
        change_organisation(actor=actor(team.owner), organisation=home, promise_days=14)
        AuditEntry.objects.create(
            organisation=home, verb="operator_looked", target_type="organisations.member"
        )
    return team


def test_pages_of_owners(owner_looks, busy):
    home = f"/o/{busy.organisation.slug}"
    for address in (
        f"{home}/settings/",
        f"{home}/activity/",
        f"{home}/activity/?kind=telling",
        f"{home}/members/",
        f"{home}/members/{busy.facilitator.pk}/end/",
        f"{home}/members/{busy.manager.pk}/owner/",
        f"{home}/leave/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/settings/")
    owner_looks.tab.get_by_label("How many days after the last day do people hear?").fill("200")
    owner_looks.press("Keep these settings")
    owner_looks.look("settings that cannot be kept", wrong=[])
    assert owner_looks.found == {}


def test_the_operators_tables_keep_to_the_content_security_policy(looker, busy):
    sign_in(looker.tab.context, operator(), looker.base)
    complaints = []
    looker.tab.on("console", lambda message: complaints.append(message.text))
    for name in TABLES:
        looker.go(reverse(f"operators_tables:{name}"))
        assert looker.tab.locator("h1, #site-name").count() > 0
    looker.go(
        reverse("operators_tables:organisations_organisation_change", args=[busy.organisation.pk])
    )
    assert [text for text in complaints if "Content Security Policy" in text] == []

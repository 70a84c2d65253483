"""With the keyboard alone, on every page that closes the loop: all of it is reached, the focus is always seen, nothing holds it."""

import pytest
from django.test import Client

from access.scope import working_in
from tests.journeys import showcase
from tests.journeys.looking import sign_in
from tests.journeys.test_by_keyboard import Keys
from tests.journeys.test_every_page import (
    GATED,
    addresses_about,
    addresses_in,
    belongs_to_consultation,
    is_page,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

VIEWS = {
    *("clock", "delivering", "joining", "milestones", "missed", "my_list", "outcome_parts"),
    *("outcome_wordings", "outcomes", "overview_month", "owed", "owed_safety", "portfolio"),
    *("publishing", "quick_fix", "reminding", "sharing", "telling"),
}
"""The modules of the pages: answers owed, what happened, telling, noticing, reminding, the overview."""
OF_OTHER_APPS = {"workspace:project_share", "workspace:share_preview", "workspace:plan_print"}
STATES = ("opened", "owed", "told")


def addresses(team):
    """One address of each page, in each state in which it has another."""
    asks = [showcase.show(state, team) for state in STATES]
    with working_in(team.organisation):
        for route in GATED:
            if route.view.__module__.rpartition(".")[2] not in VIEWS or route.name in OF_OTHER_APPS:
                continue
            if belongs_to_consultation(route):
                found = [addresses_about(route, one)[:1] for one in asks]
            else:
                found = [addresses_in(route, team.organisation)[:1]]
            yield from (each for some in found for each in some)


def test_every_page_of_the_loop(looker, team):
    client, keys, seen, missed = Client(), Keys(looker.tab), 0, {}
    client.force_login(team.owner.user)
    sign_in(looker.tab.context, team.owner.user, looker.base)
    for address in dict.fromkeys(addresses(team)):
        if is_page(client.get(address)):
            looker.go(address)
            seen += 1
            if left := keys.whole_page():
                missed[address] = left
    assert missed == {}
    assert seen > len(VIEWS)

"""The account library's pages: exactly those we use, each with our template."""

import pytest
from django.urls import reverse

from access.system_checks import THIRD_PARTY_ROUTES
from tests.access.routes import by_door, every_route, route_id
from tests.access.tables import checksums

OURS = "layouts/plain.html"


def test_the_list_names_exactly_the_routes_that_are_not_ours():
    without_door = {route.name for route in every_route() if not hasattr(route.view, "door")}
    assert without_door == THIRD_PARTY_ROUTES


@pytest.mark.parametrize("route", by_door("third_party"), ids=route_id)
def test_each_page_looks_like_ours_and_looking_changes_nothing(route, world, client):
    address = route.address(key="no-such-key", uidb36="1", pk=1)
    before = checksums()
    answer = client.get(address)
    assert checksums() == before
    assert answer.status_code in {200, 302}
    if answer.status_code == 200:
        assert OURS in [template.name for template in answer.templates]
    assert world.a.canary not in answer.content.decode()


def test_signing_in_stays_open_to_visitors(client, db):
    assert client.get(reverse("account_login")).status_code == 200

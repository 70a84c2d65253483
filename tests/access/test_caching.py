"""What staff and people with a link see stays in no cache: after signing out, going back shows nothing."""

import pytest
from django.urls import reverse

from tests.access.routes import by_door, route_id
from tests.factories import record_link

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize("route", by_door("gate"), ids=route_id)
def test_pages_of_an_organisation_are_kept_by_no_browser(route, world, client):
    client.force_login(world.a.owner.user)
    answer = client.get(route.address_in(world.a.organisation))
    if answer.status_code in {200, 302}:
        assert answer["Cache-Control"] == "private, no-store"
    assert answer.status_code in {200, 302, 403, 404, 405}


def test_the_page_to_stop_our_messages_is_kept_by_no_browser(world, client):
    record_link(world.a.organisation, token="the-token")
    answer = client.get(reverse("participants:stop", kwargs={"token": "the-token"}))
    assert "no-store" in answer["Cache-Control"]

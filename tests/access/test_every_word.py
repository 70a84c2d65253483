"""Every word of every page can be translated: in the practice language nothing plain is left but what somebody typed."""

import pytest

from access.roles import Role
from tests.access.edges import opened
from tests.access.routes import by_door, every_route, route_id
from tests.access.words_on_pages import plain_english, typed_words

pytestmark = pytest.mark.embedded

LANGUAGE = {"HTTP_ACCEPT_LANGUAGE": "ar-xb"}
EXAMPLES = {"design", "design_people"}
"""Every part of a page with words made up for it, for those who build pages."""
OTHER_DOORS = [
    route
    for route in every_route()
    if route.door in {"participant_link", "public", "signed_in"} and route.name not in EXAMPLES
]


@pytest.fixture(scope="module")
def typed(shared_world, django_db_blocker):
    """Return the words that stand in the rows of the world, read once for all pages."""
    with django_db_blocker.unblock():
        return typed_words()


def plain_on(client, addresses, typed, **options):
    """Return what is plain English on these pages, with its address. Rows that the page itself made are read when needed."""
    found = {}
    for address in addresses:
        answer = client.get(address, **LANGUAGE, **options)
        if answer["Content-Type"].startswith("text/html") and not answer.streaming:
            html = answer.content.decode()
            texts = plain_english(html, typed) and plain_english(html, typed_words())
            found |= dict.fromkeys(texts, address)
    return found


@pytest.mark.parametrize("route", by_door("gate"), ids=route_id)
def test_staff_pages(route, world, client, typed):
    client.force_login(world.a.with_role(Role.OWNER).user)
    assert plain_on(client, route.addresses_in(world.a.organisation), typed) == {}


@pytest.mark.parametrize("route", OTHER_DOORS, ids=route_id)
def test_pages_of_people_and_everybody(route, world, client, typed):
    address = opened(route, world.a, client)
    assert plain_on(client, [address], typed, follow=True) == {}

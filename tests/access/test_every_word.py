"""Every word of every page of people and everybody can be translated, and what a participant opens holds no script.

In the practice language nothing plain is left but what somebody typed. The pages of staff are tried in `test_every_visit.py`.
"""

import pytest

from tests.access.edges import opened
from tests.access.routes import every_route, route_id
from tests.access.words_on_pages import PRACTICE, plain_on, typed_words

pytestmark = pytest.mark.embedded

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


@pytest.mark.parametrize("route", OTHER_DOORS, ids=route_id)
def test_pages_of_people_and_everybody(route, world, client, typed):
    address = opened(route, world.a, client)
    page = client.get(address, headers=PRACTICE, follow=True)
    assert plain_on(page, typed) == []
    if route.door == "participant_link" and not route.view.has_script:
        assert b"<script" not in page.content

"""S9: whatever is typed into any field of words is shown as words on every page, never as markup."""

from itertools import product

import pytest
from django.urls import reverse

from access.roles import Role
from feedback.models import Consultation
from tests.access.markup import SIGN, type_markup_everywhere
from tests.access.routes import by_door, route_id

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize("route", by_door("gate"), ids=route_id)
def test_staff_pages_show_words(route, world, client):
    addresses = route.addresses_in(world.a.organisation)
    type_markup_everywhere()
    for role, address in product((Role.OWNER, Role.FACILITATOR), addresses):
        client.force_login(world.a.with_role(role).user)
        answer = client.get(address)
        is_calendar = answer["Content-Type"].startswith("text/calendar")  # which knows no markup
        assert is_calendar or SIGN.encode() not in answer.content


def test_the_page_of_what_happened_shows_words(world, client):
    type_markup_everywhere()
    slugs = Consultation._base_manager.exclude(opened_at=None).values_list("slug", flat=True)
    pages = [client.get(reverse("feedback:happened", args=[slug])) for slug in slugs]
    assert len(pages) > 0
    assert [SIGN in page.content.decode() for page in pages] == [False] * len(pages)

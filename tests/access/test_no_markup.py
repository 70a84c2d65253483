"""S9: whatever is typed into any field of words is shown as words on every page, never as markup."""

import pytest
from django.db import transaction
from django.urls import reverse

from access.roles import Role
from feedback.models import Consultation
from tests.access.markup import SIGN, type_markup_everywhere
from tests.access.routes import by_door, route_id

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def marked_world(shared_world, django_db_blocker):
    """Have markup in every field of words, typed once for all pages."""
    with django_db_blocker.unblock(), transaction.atomic():
        type_markup_everywhere()
        yield shared_world
        transaction.set_rollback(True)


@pytest.fixture
def marked(marked_world):
    """Return that world; what the test changes is undone."""
    with transaction.atomic():
        yield marked_world
        transaction.set_rollback(True)


@pytest.mark.parametrize("route", by_door("gate"), ids=route_id)
def test_staff_pages_show_words(route, marked, client):
    for role in (Role.OWNER, Role.FACILITATOR):
        client.force_login(marked.a.with_role(role).user)
        for address in route.addresses_in(marked.a.organisation):
            answer = client.get(address)
            is_calendar = answer["Content-Type"].startswith("text/calendar")  # knows no markup
            assert is_calendar or SIGN.encode() not in answer.content


def test_the_page_of_what_happened_shows_words(marked, client):
    slugs = Consultation._base_manager.exclude(opened_at=None).values_list("slug", flat=True)
    pages = [client.get(reverse("feedback:happened", args=[slug])) for slug in slugs]
    assert len(pages) > 0
    assert [SIGN in page.content.decode() for page in pages] == [False] * len(pages)

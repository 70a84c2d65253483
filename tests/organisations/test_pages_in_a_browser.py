"""The pages of accounts and members in Chromium: nothing that axe finds, nothing that runs out of the page."""

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import NOW, cast, member_invitation
from tests.ui.accessibility import problems

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

VISITORS = [
    "/",
    "/accounts/sign-in/",
    "/accounts/sign-up/",
    "/accounts/password/",
    "/accounts/password/sent/",
    "/accounts/password/new/1-wrong/",
    "/accounts/confirm/",
    "/accounts/confirm/wrong/",
    "/accounts/inactive/",
    "/invitation/the-token/",
]
MEMBERS = [
    "/organisations/new/",
    "/accounts/sign-out/",
    "/o/ashburn/members/",
    "/o/ashburn/settings/",
]


@pytest.fixture
def team(live_server, time_machine):
    """Return an organisation with its people, on a live server."""
    time_machine.move_to(NOW)
    team = cast()
    member_invitation(team.organisation, invited_by=team.owner, token="the-token")
    return team


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(team, live_server, new_context, width, scheme):
    size = {"width": width, "height": 900}
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    found = [look(page, live_server.url + path) for path in VISITORS]
    page.context.add_cookies([signed_in_cookie(team.manager.user, live_server.url)])
    found += [look(page, live_server.url + path) for path in MEMBERS]
    assert found == [([], 0)] * len(VISITORS + MEMBERS)


def test_mistakes_are_told_and_reached_by_keyboard(team, live_server, new_context):
    page = new_context().new_page()
    page.context.add_cookies([signed_in_cookie(team.manager.user, live_server.url)])
    page.goto(f"{live_server.url}/o/ashburn/members/")
    page.get_by_label("E-mail address of your colleague").fill("two@@example.org")
    page.get_by_role("button", name="Send the invitation").click()
    assert page.evaluate("document.activeElement.id") == "error-summary"
    assert page.title().startswith("Error:")
    assert page.get_by_label("E-mail address of your colleague").input_value() == "two@@example.org"
    assert problems(page) == []


def look(page, address):
    """Return what axe finds at an address, and by how many pixels the page is too wide."""
    page.goto(address)
    return problems(page), page.evaluate("document.documentElement.scrollWidth - innerWidth")


def signed_in_cookie(user, address):
    """Return the cookie with which a browser is signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}

"""Every page of a visitor, of an account without an organisation, and for when something goes wrong; and all mirrored."""

import re
from datetime import timedelta

import pytest

from tests.factories import NOW, member, member_invitation, organisation, user
from tests.journeys import showcase
from tests.journeys.error_urls import PAGES
from tests.journeys.looking import press, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

VISITORS = {
    "/": 200,
    "/accounts/sign-in/": 200,
    "/accounts/sign-up/": 200,
    "/accounts/password/": 200,
    "/accounts/password/sent/": 200,
    "/accounts/password/new/1-wrong/": 200,
    "/accounts/password/changed/": 200,
    "/accounts/confirm/": 200,
    "/accounts/confirm/wrong/": 200,
    "/accounts/inactive/": 200,
    "/invitation/open/": 200,
    "/invitation/late/": 410,
    "/invitation/unknown/": 404,
    "/nothing/here/": 404,
}
FORMS = ("/accounts/sign-in/", "/accounts/sign-up/", "/accounts/password/")
MAIL = b"""Content-Type: text/plain; charset="utf-8"
Subject: Answers we owe
From: coprod@localhost
To: isla@example.org
Date: Mon, 01 Mar 2027 10:00:00 -0000

Three people wait: http://localhost/o/ashburn/owed/
-------------------------------------------------------------------------------
"""


@pytest.fixture
def letters(team):
    """Invitations that are open and that are over, and a message in the mailbox."""
    late = {"token": "late", "expires_at": NOW - timedelta(days=1)}
    member_invitation(team.organisation, invited_by=team.owner, token="open")
    member_invitation(team.organisation, invited_by=team.owner, **late)


def test_pages_of_a_visitor(looker, letters):
    for address, status in VISITORS.items():
        looker.see(address, status=status)
    for address in FORMS:
        looker.go(address)
        looker.post(address)
        looker.look(f"{address} (empty form)")
    assert looker.found == {}


def test_pages_of_an_account(looker, team, letters):
    somebody = user()
    sign_in(looker.tab.context, somebody, looker.base)
    for address in ("/", "/organisations/new/", "/accounts/sign-out/", "/invitation/open/"):
        looker.see(address)
    looker.go("/organisations/new/")
    looker.post("/organisations/new/")
    looker.look("organisation without a name")
    for name in ("Ashburn Council", showcase.LONG_WORD):
        member(organisation(name), user=somebody)
    looker.see("/", "choose")
    assert looker.found == {}


def test_the_mailbox(looker, team, tmp_path, settings):
    settings.MAILBOX_DIR = tmp_path
    looker.see("/mailbox/", "empty mailbox")
    (tmp_path / "20270301-100000-11.log").write_bytes(MAIL)
    looker.see("/mailbox/")
    looker.see("/mailbox/20270301-100000-11-0/")
    assert looker.found == {}


def test_the_parts_that_pages_are_made_of(looker):
    looker.see("/design/")
    looker.see("/design/people/", is_plain=True)
    assert looker.found == {}


def test_what_a_low_role_sees(looker, team):
    about = showcase.show("owed", team)
    sign_in(looker.tab.context, team.viewer.user, looker.base)
    base = f"/o/{team.organisation.slug}/"
    one = f"{base}consultations/{about.pk}/"
    for address in (base, f"{base}owed/", f"{base}overview/", one, f"{one}happened/"):
        looker.see(address)
    for address in (f"{base}settings/", f"{one}words/"):
        looker.see(address, status=403)
    assert looker.found == {}


@pytest.mark.urls("tests.journeys.error_urls")
def test_pages_for_when_something_goes_wrong(looker):
    for view, status in PAGES.items():
        looker.see(f"/{view.__name__}/", status=status, is_plain=True)
    looker.see("/broken/", status=500, is_plain=True)
    looker.see("/no-database/", status=503, is_plain=True)
    assert looker.found == {}


def test_a_form_that_cannot_be_taken_comes_back(looker, team, settings):
    about = showcase.show("opened", team)
    looker.go(f"/j/{about.door_code}")
    looker.go(f"/f/{about.slug}/1/")
    looker.tab.locator("textarea").fill(showcase.SAID)
    looker.tab.context.clear_cookies(name="csrftoken")
    press(looker.tab.locator("main button[value=next], main button[value=send]").first)
    assert showcase.SAID in looker.tab.locator("textarea").input_value()
    looker.look("token out of date", is_plain=True)
    looker.go(f"/f/{about.slug}/1/")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000
    looker.post(f"/f/{about.slug}/1/", words="w" * 60_000)
    assert re.search("Back", looker.tab.inner_text("main"))
    looker.look("too much", is_plain=True)
    assert looker.found == {}

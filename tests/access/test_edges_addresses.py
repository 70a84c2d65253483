"""S12: no parameter leads away from us, and no header of a request decides where a link of ours leads.

That no route at all leads away is tried in `test_every_visit.py`.
"""

import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from django.urls import reverse

from notices.actions.account_mail import ADDRESS
from notices.models import Message
from notices.sealed import unseal
from tests.access.edges import opened
from tests.access.leading import HOSTILE, NAMES, stays_here
from tests.access.routes import by_door, route_id
from tests.factories import PASSWORD

pytestmark = [pytest.mark.integration, pytest.mark.embedded]

ROOT = Path(__file__).parents[2]
NEW = {"name": "Amina Diallo", "email": "amina@example.org", "password1": PASSWORD}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_signing_in_and_out_stay_here(hostile, world):
    for address, sent in (
        (reverse("account_login"), {"login": world.b.owner.user.email, "password": PASSWORD}),
        (reverse("account_logout"), {}),
        (reverse("account_signup"), NEW),
        (reverse("account_reset_password"), {"email": world.b.owner.user.email}),
    ):
        for headers in ({}, {"HX-Request": "true", "HX-Current-URL": hostile.strip()}):
            client = Client(headers=headers)
            answer = client.post(f"{address}?next={quote(hostile)}", sent | {"next": hostile})
            assert answer.status_code in {200, 302}
            assert stays_here(answer)


@pytest.mark.parametrize("route", by_door("third_party"), ids=route_id)
def test_no_page_of_the_account_library_leads_away(route, world, client):
    address = opened(route, world.a, client)
    for hostile in HOSTILE[:2]:
        asked = dict.fromkeys(NAMES, hostile)
        found = [
            client.get(address, asked),
            client.post(f"{address}?{urlencode(asked)}", asked),
            Client().get(address, asked),
        ]
        assert [stays_here(answer, address) for answer in found] == [True] * len(found)


def test_a_name_that_is_not_ours_is_refused_and_a_forwarded_one_ignored(client, db):
    login = reverse("account_login")
    assert client.get(login, headers={"host": "evil.test"}).status_code == 400
    found = client.get("/organisations/new/", headers={"X-Forwarded-Host": "evil.test"})
    assert stays_here(found)
    assert b"evil.test" not in client.get(login, headers={"X-Forwarded-Host": "evil.test"}).content


@pytest.mark.parametrize(
    "headers", [{"host": "127.0.0.1"}, {"host": "localhost", "X-Forwarded-Host": "evil.test"}]
)
def test_the_links_of_account_mail_come_from_the_settings(world, headers, settings):
    settings.SITE_URL = "https://coprod.example.org"
    for address, sent in (
        (reverse("account_reset_password"), {"email": world.b.owner.user.email}),
        (reverse("account_signup"), NEW),
    ):
        Client().post(address, sent, headers=headers)
    queued = Message._base_manager.filter(recipient_kind=ADDRESS)
    letters = [unseal(each.sealed)["body"] for each in queued if each.sealed]
    links = [link for body in letters for link in re.findall(r"\w+://[^\s>]+", body)]
    assert len(links) >= 2
    assert {link[: len(settings.SITE_URL)] for link in links} == {settings.SITE_URL}


def test_only_the_settings_say_how_our_links_begin():
    """A link that begins as the request did could be anybody's; every one that leaves us is made from SITE_URL."""
    folders = ("access", "coprod", "feedback", "jobs", "notices", "operations", "organisations")
    folders += ("participants", "projects", "stages", "ui", "workspace")
    asking = [
        f"{path.relative_to(ROOT)}"
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if re.search(r"build_absolute_uri|get_current_site|_get_raw_host", path.read_text("utf-8"))
    ]
    assert asking == []

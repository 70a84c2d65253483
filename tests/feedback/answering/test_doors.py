"""S2, S3, S4: the doors leave a cookie, lead to a clean address, change nothing, and tell strangers nothing."""

import pytest
from django.test import Client

from access.tokens import new_token
from feedback.models import AskLink, Draft, Response
from tests.feedback.answering.conftest import ask_three
from tests.feedback.answering.state import checksum

START = "We are asking"


def test_a_personal_link_leads_to_a_clean_address(asked, client):
    token = new_token()
    response = client.get(asked.link(token))
    assert response.status_code == 303
    assert response["Location"] == asked.url()
    assert token not in response.content.decode()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_pages(asked, client):
    client.get(asked.link("a-token"))
    cookie = client.cookies["answering"]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == asked.url()


def test_in_production_the_cookie_travels_over_https_only(asked, client, settings):
    settings.SESSION_COOKIE_SECURE = True
    client.get(asked.door())
    assert client.cookies["answering"]["secure"] is True


def test_only_the_hash_of_a_token_is_stored(asked):
    asked.link("a-live-token")
    link = AskLink._base_manager.get()
    assert "a-live-token" not in repr(vars(link))


def test_scanners_change_nothing(asked):
    """A head request and five gets without cookies, as mail scanners send them."""
    before, link = checksum(), asked.link("scanned")
    after_link = checksum()
    for method in ("head", "get", "get", "get", "get", "get"):
        scanner = Client()
        assert getattr(scanner, method)(link, follow=True).status_code == 200
        assert getattr(scanner, method)(asked.url("1/"), follow=True).status_code == 200
    assert checksum() == after_link != before
    assert not Draft._base_manager.exists()


def test_after_a_scan_the_person_still_answers(asked, phone):
    link = asked.link("scanned")
    Client().get(link, follow=True)
    phone.get(link).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    assert phone.path == asked.url("thanks/")
    assert Response._base_manager.count() == 1


@pytest.mark.parametrize(
    "path",
    [
        "/a/nothing-here",
        "/a/a-token%20",
        "/a/A-TOKEN",
        "/a/a-toke",
        "/j/nodoor22",
        "/f/nowhere22222/",
    ],
)
def test_links_that_open_nothing_look_all_the_same(asked, client, path):
    asked.link("a-token")
    unknown = client.get("/a/quite-unknown")
    response = client.get(path)
    assert response.status_code == 404
    assert response.content == unknown.content


def test_ten_thousand_guesses_open_nothing_is_a_matter_of_length(asked):
    assert len(new_token()) >= 22  # 128 bits and more, in base 64


def test_a_link_opens_only_its_own_consultation(asked, client):
    other = ask_three(organisation=asked.organisation)
    client.get(asked.link("a-token"))
    client.cookies["answering"]["path"] = "/"
    assert START not in client.get(other.url("1/")).content.decode()


def test_a_copied_address_leads_back_to_the_public_door(asked, client):
    response = client.get(asked.url("2/"))
    assert response.status_code == 303
    assert response["Location"] == asked.door()


def test_without_a_public_door_a_copied_address_opens_nothing(asked, client):
    asked.consultation.door_code = None
    type(asked.consultation)._base_manager.filter(pk=asked.consultation.pk).update(door_code=None)
    assert client.get(asked.url("2/")).status_code == 404


def test_the_public_code_may_be_typed_in_capitals(asked, client):
    assert client.get(asked.door().upper().replace("/J/", "/j/")).status_code == 303


def test_pages_are_not_kept_by_browsers_or_proxies(asked, phone):
    phone.get(asked.door())
    assert phone.client.get(asked.url("1/"))["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "cookie", ["", "x", "p.t", "p..d.", "d.t.d.", "d..\x01.", "d.." + "a" * 99 + "."]
)
def test_a_spoilt_cookie_is_no_key(asked, client, cookie):
    client.cookies["answering"] = cookie
    assert client.get(asked.url("1/"))["Location"] == asked.door()

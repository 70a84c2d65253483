"""S11: a form without our token changes nothing, and gives back what was typed; pressing Send again works once."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from feedback.models import Consultation, Response
from tests.access.edges import filled, form_token
from tests.access.routes import every_route, route_id
from tests.access.tables import checksums
from tests.factories import PASSWORD, open_consultation

pytestmark = [pytest.mark.integration, pytest.mark.embedded]

WORDS = "They never rang back"
OF_ANYTHING = {"org": "any", "pk": 1, "slug": "anyslug", "code": "anycode", "token": "t" * 24}
OF_ANYTHING |= {"key": "no-such-key", "uidb36": "1", "question": 1, "ask": 1, "call": 1, "need": 1}
OF_ANYTHING |= {"outcome": 1, "milestone": 1, "meeting": 1, "side": "facilitators", "sign_up": 1}
OF_ANYTHING |= dict.fromkeys(
    ("note", "thread", "word", "quote", "answer"), "00000000-0000-0000-0000-000000000001"
)
OF_ANYTHING |= {
    "group": 1,
    "rule": 1,
    "attempt": 1,
    "worry": "00000000-0000-0000-0000-000000000001",
}
WITHOUT_TOKEN = {
    "notices:mail_events": "signed by the mail provider",
    "feedback:answer_exit": "forgets the cookies of this device and nothing else; it must not stop to ask",
}
"""Addresses that take what no page of ours sent, and what proves the sender instead."""
OUR_OWN = "http://testserver"


def all_routes():
    return [route for route in every_route() if route.name not in WITHOUT_TOKEN]


@pytest.fixture(scope="module")
def tokens():
    """Return a token of an earlier visit and one that belongs to the cookie of this one."""
    earlier, now = (Client(enforce_csrf_checks=True) for _ in range(2))
    old, fresh = (form_token(each.get(reverse("account_login"))) for each in (earlier, now))
    return now.cookies[settings.CSRF_COOKIE_NAME].value, old, fresh


def refusals(cookie, old, fresh):
    """Yield (token, headers, whether this came from our own page) of everything that is refused."""
    yield "", {}, True
    yield "x" * len(old), {}, True
    yield old, {"Origin": OUR_OWN}, True
    yield fresh, {"Origin": "https://evil.test"}, False
    yield fresh, {"Origin": "null"}, False
    yield fresh, {"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False


@pytest.mark.parametrize("route", all_routes(), ids=route_id)
def test_a_form_without_our_token_is_given_back(route, tokens, db):
    address = route.address(**OF_ANYTHING)
    for token, headers, is_ours in refusals(*tokens):
        client = Client(enforce_csrf_checks=True)
        client.cookies[settings.CSRF_COOKIE_NAME] = tokens[0]
        sent = {"q1": WORDS, "csrfmiddlewaretoken": token}
        answer = client.post(address, sent, headers=headers)
        page = answer.content.decode()
        assert answer.status_code == 403
        assert page.count(WORDS) == 1
        assert ('name="csrfmiddlewaretoken"' in page) == is_ours


def test_addresses_that_ask_for_no_token_stand_here():
    exempt = {r.name for r in every_route() if getattr(r.view, "csrf_exempt", False)}
    assert exempt <= set(WITHOUT_TOKEN)


def test_refused_forms_change_no_row(world, tokens):
    before = checksums()
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.a.owner.user)
    before = checksums()
    routes = [route for route in all_routes() if route.door == "gate"]
    for route in routes:
        client.post(route.address(**OF_ANYTHING | {"org": world.a.organisation.slug}), {"q": WORDS})
    assert checksums() == before


def test_answers_sent_without_a_token_arrive_once_when_sent_again(world):
    about = open_consultation(world.a.organisation)
    client = Client(enforce_csrf_checks=True)
    client.get(f"/j/{about.door_code}")
    address = reverse("feedback:answer_page", kwargs={"slug": about.slug, "page": 1})
    sent = filled(client.get(address), WORDS) | {"csrfmiddlewaretoken": "old"}
    again = client.post(address, sent)
    assert (again.status_code, WORDS in again.content.decode()) == (403, True)
    fresh = filled(again, WORDS)
    answers = [client.post(address, fresh) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert Response._base_manager.filter(form_version__consultation=about).count() == 1


def test_a_staff_form_sent_without_a_token_is_saved_once_when_sent_again(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.a.owner.user)
    about = Consultation._base_manager.filter(organisation=world.a.organisation).earliest("pk")
    place = {"org": world.a.organisation.slug, "pk": about.project_id}
    address = reverse("projects:project_edit", kwargs=place)
    sent = filled(client.get(address), WORDS) | {"csrfmiddlewaretoken": "old"}
    again = client.post(address, sent)
    assert again.status_code == 403
    saved = client.post(address, filled(again, WORDS))
    about.project.refresh_from_db()
    assert (saved.status_code, about.project.title) == (302, WORDS)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.test"}, {"Origin": "null"}])
def test_nobody_is_signed_in_by_another_sites_form(world, headers):
    client = Client(enforce_csrf_checks=True)
    sent = {"login": world.b.owner.user.email, "password": PASSWORD}
    answer = client.post(reverse("account_login"), sent, headers=headers)
    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert not re.search(r'type="password"', answer.content.decode())


@pytest.mark.parametrize("name", ["mfa_authenticate", "mfa_activate_totp", "mfa_reauthenticate"])
@pytest.mark.parametrize("is_checked", [True, False])
def test_no_code_that_lets_somebody_in_is_given_back(db, name, is_checked):
    """Neither when the form was refused nor when somebody was signed out meanwhile; people type codes with a blank."""
    sent = {"code": "123 456", "credential": '{"a": "key of theirs"}', "words": WORDS}
    page = Client(enforce_csrf_checks=is_checked).post(reverse(name), sent).content.decode()
    assert (WORDS in page) == (is_checked or name != "mfa_authenticate")
    assert "123 456" not in page
    assert "key of theirs" not in page

"""Links of people without accounts: only hashes are kept, guessing tells nothing, each opens one thing, looking changes nothing."""

import re

import pytest
from django.utils import timezone

from access.links import link_purposes, register_link
from access.tokens import TOKEN_BYTES, digest_of, new_token
from feedback.links import tablet_token
from tests.access.routes import by_door, route_id
from tests.access.tables import checksums, everything_stored
from tests.factories import (
    ask,
    ask_link,
    calendar_feed,
    check_link,
    closed_consultation,
    live_question,
    member_invitation,
    open_consultation,
    outcome_version,
    participant,
    plan_share,
    publication,
    record_link,
    record_visit,
    try_out,
)

LINKED = by_door("participant_link")
TOKENS = {
    "answer": lambda within, token: ask_link(within, token=token),
    "stop": lambda within, token: record_link(within, token=token),
    "record_door": lambda within, token: record_link(within, token=token, purpose="record"),
    "stay": lambda within, token: record_link(within, token=token, purpose="stay"),
    "check_door": lambda within, token: check_link(within, token=token),
    "try": lambda within, token: try_out(within, token=token),
    "member_invitation": lambda within, token: member_invitation(within, token=token),
    "calendar": lambda within, token: calendar_feed(within, token=token),
}
"""Purposes whose links hold a secret token, and how one is made."""
WITH_TOKENS = [route for route in LINKED if "token" in route.parameters]
REAL = "AbCdEfGhIjKlMnOpQrStUvWx"
WRONG = [
    "AbCdEfGhIjKlMnOpQrStUvWy",
    REAL.lower(),
    REAL[:-1],
    REAL + "x",
    "%00",
    "a" * 300,
    digest_of(REAL),
]


def door_code(within, client):
    return {"code": open_consultation(within).door_code}


def live_code(within):
    return live_question(within, opened_at=timezone.now(), code="abcd2345").code


def with_cookie(within, client):
    about = open_consultation(within)
    client.get(f"/j/{about.door_code}")
    return {"slug": about.slug}


def with_record(within, client):
    """Come to a record by its link, and take the second step."""
    person = participant(within)
    record_link(within, token=REAL, purpose="record", participant=person)
    client.get(f"/me/{REAL}/")
    record_visit(within, token="on this device", participant=person)
    client.cookies["record_visit"] = "on this device"
    about = closed_consultation(within)
    ask(within, consultation=about, participant=person)
    return {"slug": about.slug}


def with_check(within, client):
    """Come to a check by its link."""
    made = check_link(within, token=REAL)
    client.get(f"/k/{REAL}/")
    return {"slug": made.loop_check.consultation.slug}


def told_for_good(within, client):
    """Something of which a final word is public."""
    made = publication(within)
    outcome_version(within, publication=made)
    return {"slug": made.consultation.slug}


def on_the_list(within, client):
    """Something on the public list of an organisation that shows one."""
    made = publication(within)
    outcome_version(within, publication=made)
    type(made.consultation)._base_manager.filter(pk=made.consultation.pk).update(is_listed=True)
    type(within).objects.filter(pk=within.pk).update(lists_publicly=True)
    return {"slug": within.slug}


OTHERS = {
    "public_list": on_the_list,
    "door": door_code,
    "form": with_cookie,
    "outcome": lambda within, client: {"slug": open_consultation(within).slug},
    "record": with_record,
    "check": with_check,
    "say": told_for_good,
    "tablet": lambda within, client: {"token": tablet_token(open_consultation(within).slug)},
    "live": lambda within, client: {"code": live_code(within)},
    "plan": lambda within, client: {"slug": plan_share(within).slug},
}
"""Purposes whose addresses are public, and how one is opened."""
BY_COOKIE = {"record": "record"}
"""Purposes that a cookie alone opens: what it is called."""


def arguments(route, within, client):
    """Return what opens this route for somebody who holds a link of this organisation."""
    purpose = route.view.purpose
    if purpose in TOKENS:
        TOKENS[purpose](within, REAL)
        return {"token": REAL}
    return OTHERS[purpose](within, client)


def text(response):
    body = re.sub(r'(nonce|value|href|action)="[^"]*"', "", response.content.decode())
    return response.status_code, body


def test_every_purpose_is_tried_here():
    assert set(link_purposes()) == set(TOKENS) | set(OTHERS)


@pytest.mark.parametrize("route", LINKED, ids=route_id)
def test_opening_a_link_changes_nothing_and_shows_only_its_own_organisation(route, world, client):
    address = route.address(**arguments(route, world.a.organisation, client))
    before = checksums()
    for method in (client.get, client.head, client.get):
        answer = method(address)
        assert answer.status_code < 500
        assert world.b.canary not in answer.content.decode()
    assert checksums() == before


@pytest.mark.parametrize("route", LINKED, ids=route_id)
def test_guessing_shows_one_and_the_same_page(route, world, client):
    real = arguments(route, world.a.organisation, client)
    found = set()
    for guess in WRONG:
        address = route.address(**real | dict.fromkeys(real, guess))
        if route.view.purpose in BY_COOKIE:
            client.cookies[BY_COOKIE[route.view.purpose]] = guess
        found.add(text(client.get(address)))
    assert len(found) == 1
    status, body = found.pop()
    assert status == 404
    assert world.a.canary not in body


@pytest.mark.embedded
@pytest.mark.parametrize("purpose", TOKENS)
@pytest.mark.parametrize("route", WITH_TOKENS, ids=route_id)
def test_a_token_opens_its_own_purpose_only(route, purpose, world, client):
    TOKENS[purpose](world.a.organisation, REAL)
    answer = client.get(route.address(token=REAL))
    assert (answer.status_code != 404) == (route.view.purpose == purpose)


@pytest.mark.parametrize("purpose", TOKENS)
def test_only_the_hash_of_a_token_is_kept(purpose, world):
    TOKENS[purpose](world.a.organisation, REAL)
    stored = everything_stored()
    assert REAL not in stored
    assert digest_of(REAL) in stored


def test_a_token_is_random_and_long():
    tokens = {new_token() for _each in range(1000)}
    assert len(tokens) == 1000
    assert TOKEN_BYTES * 8 >= 128
    assert {len(token) for token in tokens} == {24}


def test_a_hash_stands_for_one_token_whatever_it_holds():
    assert digest_of("a") == digest_of("a")
    assert len({digest_of("a"), digest_of("A"), digest_of(""), digest_of("\ud800")}) == 4


def test_a_purpose_has_one_loader():
    with pytest.raises(ValueError, match="Two loaders"):
        register_link("answer", lambda request, kwargs: None)

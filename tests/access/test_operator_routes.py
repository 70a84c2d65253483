"""Operators' pages: whoever they do not belong to finds nothing there, in any role of any organisation."""

from itertools import product

import pytest
from django.urls import reverse

from access.roles import Role
from tests.access.routes import by_door, route_id
from tests.access.tables import checksums
from tests.factories import operator

OPERATORS = by_door("operator")
WAYS = list(product(("get", "post"), ({}, {"HX-Request": "true"})))


def answers(client, address):
    """Return the answers to every way of asking."""
    return [getattr(client, method)(address, headers=headers) for method, headers in WAYS]


@pytest.mark.parametrize("route", OPERATORS, ids=route_id)
def test_members_of_organisations_find_nothing(route, world, client):
    before = checksums()
    everybody = [*(cast.with_role(role) for cast in (world.a, world.b) for role in Role)]
    for somebody in [*everybody, world.a.ex_member]:
        client.force_login(somebody.user)
        assert [answer.status_code for answer in answers(client, route.address())] == [404] * 4
    assert checksums() == before


@pytest.mark.parametrize("route", OPERATORS, ids=route_id)
def test_visitors_are_led_to_sign_in(route, world, client):
    before = checksums()
    for answer in answers(client, route.address()):
        led_to = answer.headers.get("Location") or answer.headers["HX-Redirect"]
        assert led_to.startswith(reverse("account_login"))
    assert checksums() == before


@pytest.mark.parametrize("route", OPERATORS, ids=route_id)
def test_an_operator_sees_no_organisations_words_and_looking_changes_nothing(route, world, client):
    client.force_login(operator())
    before = checksums()
    answer = client.get(route.address())
    assert answer.status_code in {200, 302, 405}
    assert answer["Cache-Control"] == "private, no-store"
    assert world.a.canary not in answer.content.decode()
    assert checksums() == before


@pytest.mark.parametrize("route", OPERATORS, ids=route_id)
def test_somebody_who_looks_after_it_no_longer_is_kept_out(route, world, client):
    client.force_login(operator(is_active=False))
    assert client.get(route.address())["Location"].startswith(reverse("account_login"))

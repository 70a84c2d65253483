"""S1: every route, every role, both organisations: derived from the URLconf, so that a new route is covered by itself.

Outsiders get the same 404 as for what does not exist, insiders of too low a role 403, visitors the sign-in page. No answer
holds a word of the other organisation, no refused request and no GET changes a row.

Each route is tried by every wrong person and in every way of asking. Whoever stands highest among the wrong people asks in
all ways; the others ask in one each, which is another one on the next route.
"""

import re
import uuid

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import UUIDField
from django.test import Client
from django.urls import reverse

from access.roles import Role
from tests.access.routes import METHOD_REFUSED, PARTS, by_door, every_route, refused_roles, route_id
from tests.access.tables import checksums, nothing_changing

WAYS = [
    ("get", {}),
    ("post", {}),
    ("get", {"HX-Request": "true"}),
    ("post", {"HX-Request": "true"}),
]
GATED = by_door("gate")
WITH_PARTS = [route for route in GATED if set(PARTS) & set(route.parameters)]
DEPENDS_ON_THE_PERSON = {
    *("may_read_words", "may_see_contacts", "may_invite", "may_keep_safe"),
    *("may_read_theme", "may_fetch_results", "may_see_answer_file", "may_see_pictures"),
    *("may_see_person", "may_change_view", "may_take_back_calendar"),
}
"""Named readers read, the team sees contact details, the one who is named keeps people safe, a view or a calendar is its member's own."""
NOTHING = 987654321


def no_part(name):
    """Return what would name a part that there is none of."""
    is_random = isinstance(apps.get_model(PARTS[name][0])._meta.pk, UUIDField)
    return uuid.UUID(int=NOTHING) if is_random else NOTHING


def answers(client, address, ways=WAYS):
    """Return the answers to every way of asking."""
    return [getattr(client, method)(address, headers=headers) for method, headers in ways]


def shares(route, thorough, others):
    """Yield everybody with their ways of asking: the `thorough` all of them, the `others` one in turn."""
    yield from ((somebody, WAYS) for somebody in thorough)
    for turn, somebody in enumerate(others, GATED.index(route)):
        yield somebody, [WAYS[turn % len(WAYS)]]


def wrong_roles(route, cast, roles=tuple(Role)):
    """Yield the members who have these roles, the highest first, with their ways of asking."""
    members = [cast.with_role(role) for role in roles]
    return shares(route, members[:1], members[1:])


@pytest.fixture(scope="module")
def absent(shared_world, sessions, django_db_blocker):
    """Return what whoever asks for what does not exist gets, by way of asking: outside every organisation, and inside B."""
    place = {"kwargs": {"org": shared_world.b.organisation.slug, "pk": NOTHING}}
    addresses = ("/o/no-such-organisation/", reverse("projects:project_edit", **place))
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = sessions[shared_world.b.viewer.user_id]
    with django_db_blocker.unblock():
        found = [answers(client, address) for address in addresses]
    assert {answer.status_code for each in found for answer in each} == {404}
    return [dict(zip(map(str, WAYS), map(text, each), strict=True)) for each in found]


def text(response):
    """Return the body without what differs from request to request by design."""
    body = response.content.decode()
    return re.sub(r'(nonce|name="csrfmiddlewaretoken" value|content)="[^"]*"', "", body)


@pytest.mark.embedded
@pytest.mark.parametrize("route", GATED, ids=route_id)
def test_people_of_another_organisation_learn_nothing(route, world, asking, absent):
    address = route.address_in(world.a.organisation)
    before = checksums()
    owner, *others = (world.b.with_role(role) for role in Role)
    for outsider, ways in shares(route, [owner, world.a.ex_member], others):
        found = answers(asking(outsider), address, ways)
        assert [answer.status_code for answer in found] == [404] * len(ways)
        assert [text(answer) for answer in found] == [absent[0][str(way)] for way in ways]
    assert checksums() == before


@pytest.mark.embedded
@pytest.mark.parametrize("route", [r for r in GATED if r.view.model], ids=route_id)
def test_a_row_of_another_organisation_is_absent_under_ones_own_address(
    route, world, asking, absent
):
    theirs = route.arguments_in(world.a.organisation) | {"org": world.b.organisation.slug}
    before = checksums()
    for somebody, ways in wrong_roles(route, world.b):
        found = answers(asking(somebody), route.address(**theirs), ways)
        assert [answer.status_code for answer in found] == [404] * len(ways)
        assert [text(answer) for answer in found] == [absent[1][str(way)] for way in ways]
    assert checksums() == before


@pytest.mark.embedded
@pytest.mark.parametrize("route", WITH_PARTS, ids=route_id)
def test_a_part_of_another_organisations_row_is_absent(route, world, asking):
    ours, theirs = (route.arguments_in(cast.organisation) for cast in (world.b, world.a))
    parts = set(PARTS) & set(route.parameters)
    stolen = route.address(**ours | {name: theirs[name] for name in parts})
    nowhere = route.address(**ours | {name: no_part(name) for name in parts})
    before = checksums()
    for somebody, ways in wrong_roles(route, world.b):
        found = answers(asking(somebody), stolen, ways)
        unknown = answers(asking(somebody), nowhere, ways)
        assert [a.status_code for a in found] == [a.status_code for a in unknown]
        assert [text(a) for a in found] == [text(a) for a in unknown]
        assert world.a.canary not in "".join(text(a) for a in found)
    assert checksums() == before


@pytest.mark.embedded
@pytest.mark.parametrize("route", GATED, ids=route_id)
def test_a_role_that_is_too_low_is_refused_and_changes_nothing(route, world, asking):
    address = route.address_in(world.a.organisation)
    before = checksums()
    for somebody, ways in wrong_roles(route, world.a, refused_roles(route, world.a, address)):
        found = answers(asking(somebody), address, ways)
        assert [answer.status_code for answer in found] == [403] * len(ways)
        assert world.a.canary not in found[0].content.decode()
    assert checksums() == before


@pytest.mark.embedded
@pytest.mark.parametrize("route", GATED, ids=route_id)
def test_visitors_are_led_to_sign_in(route, world, asking):
    there = route.arguments_in(world.a.organisation)
    for given in (there, there | {"org": "nowhere", "pk": NOTHING}):
        before = checksums()
        for answer in answers(asking(None), route.address(**given)):
            led_to = answer.headers.get("Location") or answer.headers["HX-Redirect"]
            assert led_to.startswith(reverse("account_login"))
            assert answer.content == b""
        assert checksums() == before


@pytest.mark.postgres
@pytest.mark.parametrize("route", GATED, ids=route_id)
def test_looking_changes_nothing_and_shows_nobody_elses_words(route, world, asking):
    """The owner's whole page runs every statement there is. Everything else about looking is in `test_every_visit.py`."""
    client = asking(world.a.owner)
    for address in route.addresses_in(world.a.organisation):
        with nothing_changing():
            answer = client.get(address)
        assert answer.status_code < 500
        assert world.b.canary.encode() not in answer.content
        if answer.status_code == METHOD_REFUSED:
            break


@pytest.mark.embedded
@pytest.mark.parametrize("route", GATED, ids=route_id)
def test_owners_come_in_and_whoever_stands_higher_may_do_no_less(route, world):
    if route.view.policy.__name__ in DEPENDS_ON_THE_PERSON:
        pytest.skip("decided by who it is, not by role alone")
    refused = refused_roles(route, world.a, route.address_in(world.a.organisation))
    lowest = max(len(Role) - len(refused) - 1, 0)
    assert refused == list(Role)[lowest + 1 :]
    assert Role.OWNER not in refused


@pytest.mark.parametrize("route", by_door("signed_in"), ids=route_id)
def test_pages_of_no_organisation_need_an_account_and_change_nothing(route, world, client):
    before = checksums()
    address = route.address()
    assert client.get(address)["Location"].startswith(reverse("account_login"))
    client.force_login(world.b.viewer.user)
    answer = client.get(address)
    assert answer.status_code == 200
    assert world.a.canary not in answer.content.decode()
    assert checksums() == before


@pytest.mark.parametrize("route", by_door("public"), ids=route_id)
def test_public_pages_hold_no_organisations_words_and_change_nothing(route, world, client):
    before = checksums()
    answer = client.get(route.address())
    assert answer.status_code in {200, 302, 404, 405}
    assert world.a.canary not in answer.content.decode()
    assert checksums() == before


def test_every_route_has_a_door_and_a_name():
    doors = {route.door for route in every_route()}
    assert doors == {
        "gate",
        "operator",
        "operators_tables",
        "signed_in",
        "public",
        "participant_link",
        "third_party",
    }
    assert [route.path for route in every_route() if route.name.endswith("None")] == []

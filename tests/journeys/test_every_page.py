"""Every page in Chromium: nothing that axe finds in light and dark, narrow and wide; nothing that runs out of the page.

Staff pages follow from the URLconf, so that a new route is looked at by itself, in every state of a consultation. What
a wrong form answers is looked at too.
"""

import hashlib

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from access.scope import working_in
from feedback.models import Consultation
from tests.access.routes import FOUND_BY, NAMED_BY, PARTS, by_door, whole
from tests.factories import make, member_invitation
from tests.journeys import showcase
from tests.journeys.outline import outline

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

GATED = by_door("gate")
SHARES = 4
"""The routes about a consultation, and all others, are looked at in so many tests each, which may run side by side."""
AT_MOST = 3
"""So many rows of one table are looked at; dispositions have a page each."""


def belongs_to_consultation(route):
    return hasattr(route.view.model, "consultation_id") or route.view.model is Consultation


def addresses_about(route, consultation):
    """Return the addresses of a route for the consultation, its rows and their parts."""
    model = route.view.model
    given = {"org": consultation.organisation.slug}
    if model is Consultation:
        return addresses_of(route, consultation, given)
    rows = model.objects.filter(consultation=consultation)
    return [each for row in rows for each in addresses_of(route, row, given)]


def addresses_of(route, row, given):
    """Return the address of a row, or where it names a part of one, the addresses of some of its parts."""
    part = next((name for name in route.parameters if name in PARTS), None)
    if part is None:
        return [route.address(**given, pk=row.pk)]
    label, way = PARTS[part]
    fields = FOUND_BY.get(part, {})
    parts = apps.get_model(label).objects.filter(**{way: row}, **fields)[:AT_MOST]
    named = NAMED_BY.get(part, "pk")
    return [route.address(**given, pk=row.pk, **{part: getattr(one, named)}) for one in parts]


NO_PAGES = {"workspace:calendar_revoke"}
"""A button for its own member alone; nobody else gets further than a refusal."""


def addresses_in(route, home):
    """Return the addresses of a route that is not about one consultation."""
    if route.name in NO_PAGES:
        return []
    model = route.view.model
    if model is None:
        return [route.address(org=home.slug)]
    part = next((name for name in route.parameters if name in PARTS), None)
    if part is not None:
        label, way = PARTS[part]
        row = make(apps.get_model(label), home)
        return [route.address(org=home.slug, pk=whole(row, way, home), **{part: row.pk})]
    rows = list(model.objects.all()[:AT_MOST]) or [make(model, home)]
    return [route.address(org=home.slug, pk=row.pk) for row in rows]


class Known:
    """The parts of pages that were looked at in this run, which all its processes note in one folder."""

    def __init__(self, folder):
        self.folder, self.mine = folder, set()

    def has_new_parts(self, html):
        """Tell whether a page has a part that no other page had; whoever asks next about the same part hears no."""
        parts = outline(html) - self.mine
        self.mine |= parts
        return sum(map(self.is_first, sorted(parts))) > 0

    def is_first(self, part):
        try:
            (self.folder / hashlib.sha256(part.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


@pytest.fixture(scope="session")
def known(tmp_path_factory, request):
    mine = tmp_path_factory.getbasetemp()
    folder = (mine.parent if hasattr(request.config, "workerinput") else mine) / "known-parts"
    folder.mkdir(exist_ok=True)
    return Known(folder)


ANY_PAGE = "/organisations/new/"
"""A page from which a form may be sent whose own address shows none."""


def is_page(response, status=200):
    return response.status_code == status and response["Content-Type"].startswith("text/html")


def sent_empty(client, address):
    """Return the answer to an empty form; no row stays changed."""
    with transaction.atomic():
        answer = client.post(address, {})
        transaction.set_rollback(True)
    return answer


def look_at(looker, account, addresses, known):
    """Look at each page, and at what it answers to an empty form, where it has a part that was not looked at."""
    client = Client()
    client.force_login(account)

    def is_new(answer, status):
        return is_page(answer, status) and known.has_new_parts(answer.content.decode())

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in {200, 302, 303, 404, 405}, address
        if is_new(answer, 200):
            looker.see(address)
        if is_new(sent_empty(client, address), 422):
            looker.go(address if is_page(answer) else ANY_PAGE)
            looker.post(address)
            looker.look(f"{address} (empty form)")
    return looker


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_about_a_consultation(owner_looks, team, share, known):
    states = [showcase.show(state, team) for state in showcase.STATES]
    routes = [route for route in GATED if belongs_to_consultation(route)][share::SHARES]
    with working_in(team.organisation):
        addresses = [
            each for route in routes for one in states for each in addresses_about(route, one)
        ]
    assert look_at(owner_looks, team.owner.user, addresses, known).found == {}


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_of_an_organisation(owner_looks, team, share, known):
    for state in showcase.STATES:
        showcase.show(state, team)
    member_invitation(team.organisation, invited_by=team.owner)
    with working_in(team.organisation):
        routes = [route for route in GATED if not belongs_to_consultation(route)][share::SHARES]
        addresses = [each for route in routes for each in addresses_in(route, team.organisation)]
    assert look_at(owner_looks, team.owner.user, addresses, known).found == {}


def test_pages_of_an_organisation_without_anything(owner_looks, team, known):
    with working_in(team.organisation):
        routes = [route for route in GATED if route.view.model is None]
        addresses = [each for route in routes for each in addresses_in(route, team.organisation)]
    assert look_at(owner_looks, team.owner.user, addresses, known).found == {}

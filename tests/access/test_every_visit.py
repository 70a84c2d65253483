"""Every route is visited once by whoever may come in, and all that must hold of its answers is looked at there.

- S1: looking changes no row, and shows no word of the other organisation.
- S9: what was typed into any field of words is shown as words, never as markup.
- S12: no parameter leads away from us.
- S21: nothing private is written, by whoever asks, also when the database refuses in the words of a row.
- Whoever asks and however, an answer carries exactly the same set of headers.
- Every word can be translated: in the practice language nothing plain is left but what somebody typed.

The owner looks at the whole page of a row in each state. Lower roles look at one of them each, which is another one on the next
route, and so does the owner with htmx. Whether wrong people are kept out is tried in `test_every_route.py`.
"""

from contextlib import contextmanager
from functools import partial
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client

from access.roles import Role
from coprod.request_log import QUIET
from tests.access.edges import filled, opened
from tests.access.leading import AWAY, stays_here
from tests.access.markup import MARKUP, SIGN
from tests.access.routes import METHOD_REFUSED, by_door, every_route, refused_roles, route_id
from tests.access.tables import nothing_changing
from tests.access.watching import ADDRESS, ANSWER, BROWSER, NETWORK, private, refusing, watching
from tests.access.words_on_pages import PRACTICE, plain_on, typed_words
from tests.factories import project
from tests.ui.header_set import OF_THEIR_OWN, WITH_SCRIPT, WITHOUT_SCRIPT, carried, expected

pytestmark = [pytest.mark.integration, pytest.mark.embedded]

GATED = by_door("gate")
OTHER_DOORS = [route for route in every_route() if route.door != "gate"]
LOWER = [role for role in Role if role != Role.OWNER]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def new_browser(through_proxy):
    """Start browsers behind the proxy, each of which says of itself what may stand in no line."""

    def start():
        told = {"User-Agent": BROWSER, "Referer": f"http://testserver/{ANSWER}"}
        headers = through_proxy | told | {"X-Forwarded-For": NETWORK}
        return Client(headers=headers, REMOTE_ADDR=NETWORK)

    return start


@pytest.fixture(scope="module")
def typed(marked_world, django_db_blocker):
    """Return the words that stand in the rows of the world, read once for all pages."""
    with django_db_blocker.unblock():
        return typed_words()


@pytest.mark.parametrize("route", GATED, ids=route_id)
def test_a_visit_to_a_page_of_staff(route, marked, asking, new_browser, typed):
    addresses = route.addresses_in(marked.a.organisation)
    address = next(addresses)
    client = asking(marked.a.owner, new_browser())
    with nothing_changing(), watching() as output:
        page = client.get(address, AWAY, headers=PRACTICE)
    whole, others = [page], []
    if page.status_code != METHOD_REFUSED:
        addresses = [address, *addresses]
        with nothing_changing():
            whole += [client.get(each, headers=PRACTICE) for each in addresses[1:]]
            others += looks_of_others(route, marked.a, addresses, asking, new_browser)
            with watching(output):
                sought = {"q": marked.a.canary}
                others.append(client.get(in_turn(addresses, route), sought, headers=HTMX))
    plain = {seen_by(look): plain_on(look, typed) for look in whole}
    assert {who: texts for who, texts in plain.items() if texts} == {}
    for look in [*whole, *others]:
        shows_words_of_its_own_organisation(look, marked.b)
        shows_words_and_no_markup(look)
        carries_the_whole_set(look, route)
        assert look.status_code < 500
    assert page.status_code in {200, 302, 403, 404, 405}
    if page.status_code in {200, 302}:  # after signing out, going back shows nothing
        assert page["Cache-Control"] == "private, no-store"
    keeps_to_the_edges(route, marked.a, client, new_browser, [page, *others[-1:]], output)


@pytest.mark.parametrize("route", OTHER_DOORS, ids=route_id)
def test_a_visit_by_another_door(route, marked, new_browser):
    client = new_browser()
    address = opened(route, marked.a, client)
    with watching() as output:
        page = client.get(address, AWAY)
        client.raise_request_exception = False
        with undone(), refusing(private(marked.a, client, address), only_changes=True):
            refused = client.get(address, {"q": ANSWER})
        client.raise_request_exception = True
    carries_the_whole_set(page, route)
    assert page.status_code < 500
    keeps_to_the_edges(route, marked.a, client, new_browser, [page, refused], output)


# Who looks ----------------------------------------------------------------------------------------


def in_turn(addresses, route, turn=0):
    """Return one of the addresses: another one for the next person, and on the next route."""
    return addresses[(GATED.index(route) + turn) % len(addresses)]


def looks_of_others(route, cast, addresses, asking, new_browser):
    """Yield what members of lower roles see. Who is refused for the only address there is sees nothing (`test_every_route.py`)."""
    refused = refused_roles(route, cast, addresses[0]) if len(addresses) == 1 else []
    for turn, role in enumerate(LOWER):
        if role not in refused:
            client = asking(cast.with_role(role), new_browser())
            yield client.get(in_turn(addresses, route, turn))


# What holds of an answer --------------------------------------------------------------------------


def shows_words_of_its_own_organisation(answer, theirs):
    assert theirs.canary.encode() not in answer.content, seen_by(answer)


def shows_words_and_no_markup(answer):
    is_calendar = answer["Content-Type"].startswith("text/calendar")  # knows no markup
    assert is_calendar or SIGN.encode() not in answer.content, seen_by(answer)


def carries_the_whole_set(answer, route):
    policy = WITH_SCRIPT if getattr(route.view, "has_script", True) else WITHOUT_SCRIPT
    own = OF_THEIR_OWN.get(route.name, {}).items() & carried(answer).items()
    assert carried(answer) == expected(policy) | dict(own), seen_by(answer)


def seen_by(answer):
    """Return who asked for what, for the message when something is wrong."""
    request = answer.wsgi_request
    actor = getattr(request, "actor", None)
    who = actor.role.value if actor else "somebody"
    return f"{who}: {request.method} {request.path}"


# Sending what a page asks for ---------------------------------------------------------------------


def keeps_to_the_edges(route, cast, client, new_browser, seen, output):
    """Send forms and ask as a stranger; of these answers and those `seen` before, none leads away and no line tells anything."""
    page = seen[0]
    address = page.wsgi_request.path
    words = filled(page, ANSWER, ADDRESS) | {"q": ANSWER, ANSWER: ADDRESS}
    never = private(cast, client, address)
    with watching(output):
        refused = list(sent_in_vain(client, address, words, never))
        takes_forms = refused[-1].status_code != METHOD_REFUSED
        taken = [*(sent(client, address, words) if takes_forms else ()), client.put(address)]
        strange = [new_browser().get(address, AWAY), new_browser().post(address, AWAY)]
    for answer in [*refused, *taken, *strange]:
        carries_the_whole_set(answer, route)
    found = [*seen, *refused, *taken, *strange]
    assert [seen_by(each) for each in found if not stays_here(each, address)] == []
    writes_nothing_private(route, found, never, output)


def sent_in_vain(client, address, words, never):
    """Yield the answers while the database refuses everything, and then what changes rows, in words that nobody may see."""
    there = f"{address}?{urlencode(AWAY)}"
    client.raise_request_exception = False
    for only_changes, ask in (
        (False, partial(client.get, address, {"q": ANSWER})),
        (False, partial(client.post, there, words)),
        (True, partial(client.post, there, words)),
    ):
        with undone(), refusing(never, only_changes=only_changes):
            yield ask()
    client.raise_request_exception = True


def sent(client, address, words):
    """Yield the answers to a form with nothing in it but where to go next, and to one filled in."""
    with undone():
        yield client.post(f"{address}?{urlencode(AWAY)}", AWAY)
    client.raise_request_exception = False  # any words stand in any box: no page of ours sends that
    yield client.post(f"{address}?{urlencode(AWAY)}", words | AWAY)
    client.raise_request_exception = True


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def writes_nothing_private(route, answers, never, output):
    """There is one line for each request, and nothing else of it is written."""
    assert output.holding(never) == []
    asked = [line for line in output.lines() if line["event"] == "request"]
    statuses = [answer.status_code for answer in answers]
    told = [status for status in statuses if status >= 500 or route.name not in QUIET]
    assert [line["status"] for line in asked] == told
    assert {line["route"] for line in asked} <= {route.name}


# The looks themselves -----------------------------------------------------------------------------


def test_each_look_would_see_it(world, rf):
    page = HttpResponse(f"<p>Plain words of {world.b.canary} {MARKUP}")
    page.wsgi_request = rf.get("/there/")
    route = GATED[0]
    with pytest.raises(AssertionError):
        shows_words_of_its_own_organisation(page, world.b)
    with pytest.raises(AssertionError):
        shows_words_and_no_markup(page)
    with pytest.raises(AssertionError):
        carries_the_whole_set(page, route)
    away = HttpResponseRedirect(AWAY["next"])
    away.wsgi_request = page.wsgi_request
    assert not stays_here(away)
    assert plain_on(page, set()) != []
    with pytest.raises(AssertionError), nothing_changing():
        project(world.a.organisation)

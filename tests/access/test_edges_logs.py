"""S21: nothing private is written, on any route, by whoever asks, also when the database refuses in the words of a row."""

import pytest
from django.test import Client

from access.tokens import new_token
from coprod.request_log import QUIET
from tests.access.edges import filled, opened
from tests.access.routes import every_route, route_id
from tests.access.watching import refusing, watching
from tests.factories import PASSWORD

pytestmark = [pytest.mark.integration, pytest.mark.embedded]

ANSWER, ADDRESS = "Zwiebelkuchen im Regen", "zwiebel.kuchen@regen.example"
NETWORK, BROWSER = "203.0.113.77", "Regenbrowser/7"


def browser(ip=NETWORK):
    headers = {
        "User-Agent": BROWSER,
        "Referer": f"http://testserver/{ANSWER}",
        "X-Forwarded-For": ip,
    }
    return Client(headers=headers, raise_request_exception=False, REMOTE_ADDR=ip)


def private(cast, client, address):
    """Return the words that may stand in no line: of the organisation, of the person, of the address and the cookies."""
    secrets = [part for part in address.split("/") if len(part) == len(new_token())]
    cookies = [morsel.value for morsel in client.cookies.values() if len(morsel.value) > 12]
    owner = cast.owner.user
    return [
        *(cast.canary, owner.email, owner.name, ANSWER, ADDRESS, PASSWORD, NETWORK, BROWSER),
        *("Zwiebelkuchen", *secrets, *cookies),
    ]


@pytest.mark.parametrize("route", every_route(), ids=route_id)
def test_no_line_holds_anything_private(route, world):
    client = browser()
    address = opened(route, world.a, client)
    sent = filled(client.get(address), ANSWER, ADDRESS) | {"q": ANSWER, ANSWER: ADDRESS}
    never = private(world.a, client, address)
    with watching() as output:
        statuses = []
        for only_changes in (True, False):
            with refusing(never, only_changes=only_changes):
                found = [client.post(address, sent), client.get(address, {"q": ANSWER})]
                statuses += [answer.status_code for answer in found]
        client.post(f"{address}?next={ADDRESS}", sent)
        browser().get(address)
    assert output.holding(never) == []
    asked = [line for line in output.lines() if line["event"] == "request"]
    told = [status for status in statuses if status >= 500 or route.name not in QUIET]
    assert [line["status"] for line in asked[: len(told)]] == told
    assert {line["route"] for line in asked} <= {route.name}


def test_a_fault_behind_a_form_can_be_found_by_its_reference(world):
    client = browser()
    client.force_login(world.a.owner.user)
    address = f"/o/{world.a.organisation.slug}/ask/"
    with watching() as output, refusing(ANSWER, only_changes=False):
        answer = client.post(address, {"title": ANSWER})
    (fault,) = (line for line in output.lines() if line["level"] == "error")
    assert answer.status_code == 500
    assert fault["request_id"] == answer["X-Request-ID"]
    assert fault["request_id"].encode() in answer.content
    kinds = [line for line in fault["exception"].splitlines() if not line.startswith(" ")]
    assert kinds == ["django.db.utils.DataError"]


def test_the_routes_without_lines_are_there():
    assert {route.name for route in every_route()} >= QUIET


def test_the_watch_itself_would_see_it(world):
    client = browser()
    client.force_login(world.a.owner.user)
    address = f"/o/{world.a.organisation.slug}/ask/"
    with watching(is_open=True) as output, refusing(ANSWER, only_changes=False):
        client.get(address)
    assert output.holding([ANSWER, ADDRESS]) == [ANSWER]

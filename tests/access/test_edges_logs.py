"""S21: a fault can be found, and the watch over what is written sees what it should.

That nothing private is written on any route is tried in `test_every_visit.py`.
"""

import pytest
from django.test import Client

from coprod.request_log import QUIET
from tests.access.routes import every_route
from tests.access.watching import ADDRESS, ANSWER, BROWSER, NETWORK, refusing, watching

pytestmark = [pytest.mark.integration, pytest.mark.embedded]


def browser(ip=NETWORK):
    headers = {
        "User-Agent": BROWSER,
        "Referer": f"http://testserver/{ANSWER}",
        "X-Forwarded-For": ip,
    }
    return Client(headers=headers, raise_request_exception=False, REMOTE_ADDR=ip)


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

"""Every route, whoever asks and however, answers with exactly the same set of headers."""

import pytest
from django.test import Client

from tests.access.edges import address_for, opened
from tests.access.routes import every_route, route_id
from tests.ui.header_set import WITH_SCRIPT, WITHOUT_SCRIPT, carried, expected

pytestmark = [pytest.mark.integration, pytest.mark.embedded]

OF_THEIR_OWN = {
    "workspace:calendar_feed": {"Cache-Control": "private, no-cache"},
    "workspace:plan_outside": {"X-Robots-Tag": "noindex"},
}
"""A calendar asks whether anything changed; a plan shown by link alone is not for search engines."""


@pytest.fixture
def through_proxy(settings):
    """Return how a browser's request looks behind the proxy of production."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 365 * 86400, True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    return {"X-Forwarded-Proto": "https"}


@pytest.mark.parametrize("route", every_route(), ids=route_id)
def test_every_answer_of_a_route_carries_the_whole_set(route, world, through_proxy):
    client, stranger = Client(headers=through_proxy), Client(headers=through_proxy)
    address = opened(route, world.a, client)
    has_script = getattr(route.view, "has_script", True)
    policy = WITH_SCRIPT if has_script else WITHOUT_SCRIPT
    answers = [client.get(address), client.post(address, {}), client.put(address)]
    answers += [stranger.get(address), stranger.post(address, {})]
    for answer in answers:
        assert answer.status_code < 500
        own = OF_THEIR_OWN.get(route.name, {}).items() & carried(answer).items()
        assert carried(answer) == expected(policy) | dict(own)
    if route.door == "gate":  # after signing out, going back shows nothing
        assert answers[0].status_code in {200, 302, 403, 404, 405}
        if answers[0].status_code in {200, 302}:
            assert answers[0]["Cache-Control"] == "private, no-store"


def test_only_pages_of_staff_may_run_a_script(world):
    with_link = [route for route in every_route() if route.door == "participant_link"]
    named = {route.name for route in with_link if route.view.has_script}
    assert named == {"organisations:invitation_accept"}


def test_what_a_participant_opens_holds_no_script(world, client):
    with_link = [route for route in every_route() if route.door == "participant_link"]
    for route in with_link:
        if not route.view.has_script:
            answer = client.get(address_for(route, world.a, client), follow=True)
            assert b"<script" not in answer.content

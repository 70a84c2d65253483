"""The operators' page: most urgent first, found by operators alone, and only with a second step."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notices.heartbeat import beat
from tests import factories

pytestmark = pytest.mark.django_db

LINK = 'href="/operators/"'


@pytest.fixture(autouse=True)
def _no_redis(settings):
    settings.REDIS_URL = ""


def page_for(client, account, address="/operators/"):
    client.force_login(account)
    return client.get(address)


def test_what_is_urgent_stands_first_and_says_what_to_do(client):
    beat("deliver", timezone.now())
    beat("worker restarted", timezone.now() - timedelta(hours=1))
    text = page_for(client, factories.operator()).content.decode()
    assert re.findall(r"<h2[^>]*>([^<]+)", text) == ["Act now", "Look at this", "In order"]
    assert text.index("It never ran here.") < text.index("One was started anew")
    assert "Start the worker and the scheduler, and look at their logs." in text


def test_with_everything_in_order(client):
    for job in ("plan", "deliver"):
        beat(job, timezone.now())
    text = page_for(client, factories.operator()).content.decode()
    assert "Everything is in order." in text
    assert re.findall(r"<h2[^>]*>([^<]+)", text) == ["In order"]


def test_an_operator_without_a_second_step_is_led_to_one(client):
    answer = page_for(client, factories.user(is_staff=True))
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))


def test_only_operators_are_shown_the_way(client):
    shown = page_for(client, factories.operator(), "/organisations/new/")
    hidden = page_for(client, factories.user(), "/organisations/new/")
    assert LINK in shown.content.decode()
    assert LINK not in hidden.content.decode()

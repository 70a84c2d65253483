"""The operators' pages in every look: with everything in order, and with much to do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from notices.heartbeat import beat
from notices.models import OutboxHold
from tests import factories
from tests.journeys.looking import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_how_the_installation_stands(looker):
    sign_in(looker.tab.context, factories.operator(), looker.base)
    looker.see("/operators/", "nothing ever ran")
    now = timezone.now()
    for job in ("plan", "deliver"):
        beat(job, now)
    looker.see("/operators/", "in order")
    beat("worker restarted", now - timedelta(hours=1))
    factories.message(factories.organisation(), state="failed")
    OutboxHold.objects.create(reason="restored", held_at=now)
    looker.see("/operators/", "something to look at")
    assert looker.found == {}


def test_operators_find_it_from_every_page(looker):
    sign_in(looker.tab.context, factories.operator(), looker.base)
    looker.go("/organisations/new/")
    looker.follow("Operators")
    assert looker.tab.inner_text("h1") == "How this installation stands"

"""A manager at the overview, and what was asked, answered and told in the organisation."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from access.scope import working_in
from tests import factories
from tests.factories import NOW, TODAY, two_organisations

YESTERDAY = TODAY - timedelta(days=1)


@dataclass
class Desk:
    """A manager, signed in."""

    cast: Any
    client: Any

    @property
    def home(self):
        return self.cast.organisation

    def html(self, name="portfolio", query="", **kwargs):
        address = reverse(f"workspace:{name}", kwargs={"org": self.home.slug, **kwargs})
        return self.client.get(address + query).content.decode()

    def text(self, *args, **kwargs):
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.html(*args, **kwargs)))

    def asked(self, *, due, told=None, **fields):
        """Something that closed four weeks before `due` (days from today) and was told by poster on day `told`."""
        due_on = TODAY + timedelta(days=due)
        close = due_on - timedelta(days=28)
        opened = NOW - timedelta(days=28 - due + 14)
        about = factories.closed_consultation(
            self.home,
            **{"closes_on": close, "promised_on": due_on, "opened_at": opened} | fields,
        )
        if told is not None:
            self.tell(about, TODAY + timedelta(days=told))
        return about

    def tell(self, about, on, *, disposition="changed", **fields):
        items = self.items(about)
        made = factories.publication(
            self.home, consultation=about, published_on=on, published_at=NOW - (TODAY - on)
        )
        of = factories.outcome(self.home, items=items)
        factories.telling(
            self.home, publication=made, is_channel=True, channel="poster", told_on=on
        )
        given = {"disposition": disposition, "publication": made} | fields
        return factories.outcome_version(self.home, outcome=of, **given)

    def items(self, about):
        with working_in(self.home):
            return list(about.items.all())

    def say(self, about, count, saw="small", **fields):
        """So many people answer the check."""
        given = {"by_link": True, "clear": "yes", "received_on": YESTERDAY} | fields
        for _ in range(count):
            factories.check_answer(self.home, consultation=about, saw=saw, **given)


@pytest.fixture
def desk(client, db, time_machine):
    time_machine.move_to(NOW, tick=False)
    cast = two_organisations().a
    client.force_login(cast.manager.user)
    return Desk(cast, client)

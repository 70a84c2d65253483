"""A meeting in three days of an open consultation, with people asked by name, at a moment that stands still."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from access.scope import working_in
from tests import factories
from tests.factories import NOW, TODAY, two_organisations


class Scene:
    """The staff's browser, the meeting, and phones of people who were asked."""

    def __init__(self, cast, client):
        self.cast, self.client, self.home = cast, client, cast.organisation
        self.actor = factories.actor(cast.facilitator)
        self.about = factories.open_consultation(self.home, owner=cast.facilitator)
        self.meeting = self.planned()
        client.force_login(cast.facilitator.user)

    def planned(self, **fields):
        given = {"consultation": self.about, "held_on": TODAY + timedelta(days=3), "said": ""}
        given |= {"starts_at": NOW + timedelta(days=3, hours=8), "minutes": 90}
        return factories.meeting(self.home, **(given | {"place": "The hall"} | fields))

    def url(self, name, **kwargs):
        given = {"org": self.home.slug, "pk": self.meeting.pk}
        return reverse(f"feedback:{name}", kwargs=given | kwargs)

    def asked(self, **fields):
        """Somebody who was asked: their ask, and a phone on which their link was opened."""
        person = factories.participant(self.home, **fields)
        ask = factories.ask(self.home, consultation=self.about, participant=person, asked_on=None)
        token = f"token-of-{person.pk}-somebody"
        factories.ask_link(self.home, ask=ask, token=token)
        phone = Client()
        phone.get(f"/a/{token}")
        return ask, phone

    def page(self, phone):
        """The address of the meeting on somebody's phone."""
        return f"/f/{self.about.slug}/meeting/{self.meeting.pk}/"

    def answer(self, phone, **values):
        """Send the form of the meeting's page as it stands on this phone."""
        context = phone.get(self.page(phone)).context
        sent = {"link": context["visit"].fingerprint, "state": "coming", "needs": ""} | values
        return phone.post(self.page(phone), sent)

    def fresh(self, row=None):
        """The row as it stands; the meeting unless another is given."""
        with working_in(self.home):
            row = row or self.meeting
            return type(row).objects.get(pk=row.pk)

    def by(self, role):
        """Sign somebody else in."""
        self.client.force_login(self.cast.with_role(role).user)
        return self.client


@pytest.fixture
def scene(time_machine, client, db):
    time_machine.move_to(NOW, tick=False)
    return Scene(two_organisations().a, client)

"""An open ask where people may need help: who keeps them safe, who covers, and somebody's confidential words."""

from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from access.scope import working_in
from tests import factories
from tests.factories import NOW, TODAY


@dataclass
class Scene:
    """Two look-alike organisations, one open ask of the first, its named people and one person's words."""

    world: Any
    consultation: Any
    safe: Any
    cover: Any
    reader: Any
    person: Any
    response: Any
    answer: Any

    @property
    def home(self):
        return self.world.a.organisation

    def browser(self, member):
        client = Client()
        client.force_login(member.user)
        return client

    def address(self, name, **more):
        place = {"org": self.home.slug, "pk": self.consultation.pk}
        return reverse(f"feedback:{name}", kwargs=place | more)

    def worry(self, **fields):
        return factories.worry(
            self.home, consultation=self.consultation, thread=self.response.thread, **fields
        )


@pytest.fixture
def scene(db):
    world = factories.two_organisations()
    home = world.a.organisation
    about = factories.open_consultation(home)
    safe, cover, reader = (factories.member(home) for _each in range(3))
    person = factories.participant(home, contact_phone="01632 960777")
    asked = factories.ask(home, consultation=about, participant=person)
    said = factories.response(home, consultation=about, received_on=TODAY)
    factories.response_author(home, thread=said.thread, ask=asked)
    with working_in(home):
        about.needs_care, about.safe_member, about.safe_cover = True, safe, cover
        about.save()
        about.readers.add(reader)
    answer = factories.answer(home, response=said, text="Not at the house, please.")
    with time_machine.travel(NOW, tick=False):
        yield Scene(world, about, safe, cover, reader, person, said, answer)

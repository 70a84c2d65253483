"""Somebody's own record on a phone, with mail that can be read."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from access.scope import working_in
from notices.actions import compose, deliver, plan
from participants.links import mint_record_link
from participants.models import Participant
from tests.factories import NOW, participant, two_organisations

HOME = "/my-record/"


@dataclass
class Phone:
    """A browser without an account; `page` is what it shows."""

    client: Client = field(default_factory=Client)
    page: Any = None

    @property
    def html(self):
        return self.page.content.decode()

    def get(self, path):
        self.page = self.client.get(path, follow=True)
        return self

    def send(self, route, /, **values):
        """Send a form to a page of the record, with the fingerprint of the page that is shown."""
        link = re.search(r'name="link" value="(\w+)"', self.html)
        sent = {"link": link.group(1) if link else "", **values}
        self.page = self.client.post(reverse(f"participants:{route}"), sent, follow=True)
        return self


@dataclass
class Someone:
    """A person of the register, their organisation, and the phone with their link opened."""

    home: Any
    person: Any
    phone: Phone
    mail: Any

    def link(self):
        with working_in(self.home):
            return urlsplit(mint_record_link(self.person.pk, self.home, NOW)).path

    def send_mail(self, now=NOW):
        plan(now=now)
        compose(now=now)
        deliver(now=now)

    def code(self, now=NOW):
        """Have a code sent, and return it from the mail."""
        self.phone.get(f"{HOME}code/").send("record_code_send")
        self.send_mail(now)
        letters = [one for one in self.mail if one.subject == "Your code"]
        return re.search(r"\b\d{4} \d{4}\b", letters[-1].body).group()

    def second_step(self):
        code = self.code()
        self.phone.send("record_code", code=code)
        assert "My record" in self.phone.html
        return self

    def now(self):
        with working_in(self.home):
            return Participant.objects.get(pk=self.person.pk)


@pytest.fixture
def world(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations()


@pytest.fixture
def someone(world, mailoutbox):
    """Return a function that opens the record of a new person of A on a phone of its own."""

    def make(phone=None, **fields):
        home = world.a.organisation
        made = Someone(home, participant(home, **fields), phone or Phone(), mailoutbox)
        made.phone.get(made.link())
        return made

    return make


@pytest.fixture
def shona(someone):
    return someone(name="Shona Muir", email="shona@example.org")

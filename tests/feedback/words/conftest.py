"""An ask that six people answered in words, read by one named reader."""

from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from access.scope import working_in
from tests import factories
from tests.factories import NOW

WORDS = (
    "Too loud. I hide in the toilet!",
    "Start at ten please",
    "It hurts my ears",
    "=Nobody rang back",
    "The hall is cold",
    "I like the soup",
)


@dataclass
class Reading:
    """The ask, its reader and what people said."""

    home: Any
    consultation: Any
    reader: Any
    group: Any
    answers: list[Any] = field(default_factory=list)

    def browser(self, member=None):
        client = Client()
        client.force_login((member or self.reader).user)
        return client

    def address(self, name, pk=None, **more):
        place = {"org": self.home.slug, "pk": pk or self.consultation.pk}
        return reverse(f"feedback:{name}", kwargs=place | more)

    def get(self, name, query="", **more):
        return self.browser().get(self.address(name, **more) + query)

    def post(self, name, query="", *, data=None, pk=None, **more):
        where = self.address(name, pk, **more) + query
        return self.browser().post(where, data or {}, follow=True)

    def theme(self, name="Too loud"):
        return factories.theme(self.home, project=self.consultation.project, name=name)

    def under(self, theme, *answers, start=0, end=None):
        with working_in(self.home):
            for one in answers:
                factories.highlight(
                    self.home, theme=theme, answer=one, start=start, end=end or len(one.text)
                )


@pytest.fixture
def reading(db):
    home = factories.organisation()
    about = factories.open_consultation(home)
    made = Reading(home, about, factories.member(home), None)
    with time_machine.travel(NOW, tick=False), working_in(home):
        about.readers.add(made.reader)
        made.group = factories.group(home, project=about.project, name="Families")
        for text in WORDS:
            sent = factories.response(home, consultation=about, group=made.group, may_quote=True)
            made.answers.append(factories.answer(home, response=sent, text=text))
        yield made

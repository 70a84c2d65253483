"""One project, and somebody of its organisation at its pages."""

import re
from html import unescape

import pytest
from django.urls import reverse

from access.scope import working_in
from tests import factories
from tests.factories import NOW, project


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def here(cast):
    return project(cast.organisation, title="Help that fits")


@pytest.fixture
def staff(client, cast, here):
    return Staff(client, cast, here)


class Staff:
    """Somebody of the organisation at the pages of one project."""

    def __init__(self, client, cast, here):
        self.client, self.cast, self.here = client, cast, here

    def call(self, where, pk=None, role="facilitator", query="", **data):
        self.client.force_login(getattr(self.cast, role).user)
        kwargs = {"org": self.cast.organisation.slug, "pk": pk or self.here.pk}
        address = reverse(where, kwargs=kwargs)
        return self.client.post(address, data) if data else self.client.get(address + query)

    def page(self, where, role="facilitator", query=""):
        return said(self.call(where, role=role, query=query))


def said(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))

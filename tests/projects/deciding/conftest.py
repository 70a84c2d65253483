"""One organisation with a project, its groups, and people at its pages."""

import re
from html import unescape

import pytest
from django.urls import reverse

from access.scope import working_in
from tests import factories
from tests.factories import NOW


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def here(cast):
    return factories.project(cast.organisation, title="Help that fits")


@pytest.fixture
def families(cast, here):
    return factories.group(cast.organisation, project=here, name="Families")


@pytest.fixture
def staff(client, cast, here):
    return Staff(client, cast, here)


class Staff:
    """Somebody of the organisation at the pages of one project."""

    def __init__(self, client, cast, here):
        self.client, self.cast, self.here = client, cast, here

    def call(self, where, row=None, *, role="facilitator", sent=None):
        """Answer to looking at a page, or to what is sent there."""
        self.client.force_login(getattr(self.cast, role).user)
        kwargs = {"org": self.cast.organisation.slug, "pk": (row or self.here).pk}
        address = reverse(f"projects:{where}", kwargs=kwargs)
        return self.client.get(address) if sent is None else self.client.post(address, sent)

    def page(self, role="facilitator"):
        """The words on the page of decisions and actions."""
        return said(self.call("decision_list", role=role))


def said(answer):
    """The words of an answer without its markup."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))

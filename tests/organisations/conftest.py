"""What the pages of accounts and members are tested with."""

import re
from dataclasses import dataclass

import pytest
import time_machine

from access.scope import across_organisations
from notices.models import Message
from notices.sealed import unseal
from tests.factories import NOW, cast


@dataclass(frozen=True)
class Letter:
    """One queued account message, unsealed."""

    to: str
    subject: str
    body: str

    @property
    def link(self) -> str:
        """The first address in it, without the site's name."""
        return re.search(r"http://testserver(/\S*)", self.body).group(1)


@pytest.fixture
def still():
    """Let the clock stand at the factories' moment."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture
def team(db, still):
    """Return an organisation with one member of each role."""
    return cast()


@pytest.fixture
def letters(db):
    """Return a function that reads the account mail queued so far."""

    def read() -> list[Letter]:
        with across_organisations(reason="test"):
            rows = Message.objects.filter(recipient_kind="address").order_by("pk")
            return [Letter(**unseal(row.sealed)) for row in rows]

    return read

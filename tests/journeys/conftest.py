"""An organisation to look at, the clock of the factories, and a browser tab that looks."""

import pytest

from organisations.models import User
from tests.factories import NOW, cast
from tests.journeys.looking import Looker, sign_in


@pytest.fixture
def team(live_server, time_machine):
    """Return an organisation with its people, on a live server."""
    time_machine.move_to(NOW)
    made = cast()
    User.objects.update(last_login=NOW)
    return made


@pytest.fixture
def looker(new_context, live_server):
    """Return a tab of a visitor; what it found wrong fails the test that did not ask."""
    return Looker(new_context().new_page(), live_server.url)


@pytest.fixture
def owner_looks(looker, team):
    """Return a tab in which the organisation's owner is signed in."""
    sign_in(looker.tab.context, team.owner.user, looker.base)
    return looker

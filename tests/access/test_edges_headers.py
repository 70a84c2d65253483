"""Only pages of staff may run a script. That every answer carries the same set of headers is tried in `test_every_visit.py`."""

import pytest

from tests.access.routes import every_route

pytestmark = [pytest.mark.integration, pytest.mark.embedded]


def test_only_pages_of_staff_may_run_a_script(world):
    with_link = [route for route in every_route() if route.door == "participant_link"]
    named = {route.name for route in with_link if route.view.has_script}
    assert named == {"organisations:invitation_accept"}

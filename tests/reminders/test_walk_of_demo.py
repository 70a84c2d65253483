"""The demo walked from its day on, beside the calculation by hand: what its people hear if nobody does anything more."""

from datetime import date

import pytest
from django.core.management import call_command

from tests.databases import have, put_back
from tests.reminders.walk import Walk

pytestmark = [pytest.mark.integration, pytest.mark.embedded, pytest.mark.django_db]

TODAY = date(2026, 10, 26)
"""The same day as in the demo's own tests, which share what they made."""
SPANS = [
    pytest.param(14, id="two-weeks"),
    pytest.param(400, marks=pytest.mark.drill, id="four-hundred-days"),
]


@pytest.fixture(scope="module", autouse=True)
def _story(django_db_setup, django_db_blocker):
    """Tell the story once for all processes of this run; afterwards nobody finds any of it."""
    with django_db_blocker.unblock():
        have("coprod_demo", lambda: call_command("demo", "--today", TODAY.isoformat(), verbosity=0))
        yield
        if not put_back():
            call_command("flush", interactive=False, verbosity=0)


@pytest.mark.parametrize("days", SPANS)
def test_the_demo_walked_day_by_day(days):
    found = Walk(TODAY).go(days)
    assert found.differences == []
    assert found.owed_wrong == []
    assert found.count > 10

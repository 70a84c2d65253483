"""Whether people noticed and what we missed, as staff and as everybody has it, with words of any length."""

from datetime import timedelta

import pytest

from access.scope import working_in
from tests.factories import (
    TODAY,
    check_answer,
    closed_consultation,
    item,
    missed,
    outcome,
    outcome_version,
    publication,
)
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(team):
    """Return an ask that was answered, that few noticed, and of which we missed something."""
    home = team.organisation
    about = closed_consultation(home, title=f"Letters {LONG_WORD}")
    told = item(home, consultation=about, text=LONG_WORD)
    made = publication(home, consultation=about)
    outcome_version(home, outcome=outcome(home, items=[told]), publication=made)
    for saw in ("big", *["none"] * 6):
        yesterday = TODAY - timedelta(days=1)
        check_answer(home, consultation=about, saw=saw, by_link=True, received_on=yesterday)
    check_answer(home, consultation=about, is_held=True)
    with working_in(home):
        about.readers.set([team.owner])
    return missed(home, consultation=about, item=told, words=f"And the bus? {LONG_WORD}")


def test_pages_of_who_noticed(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}/consultations/{here.consultation_id}"
    owner_looks.see(f"{home}/noticed/")
    owner_looks.see(f"{home}/missed/{here.pk}/")
    owner_looks.go(f"{home}/missed/{here.pk}/")
    owner_looks.press("Write it down")
    owner_looks.look("nothing chosen")
    owner_looks.see(f"/w/{here.consultation.slug}/say/")
    assert owner_looks.found == {}

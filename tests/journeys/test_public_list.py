"""The public list, what was promised, and the block to paste, with words of any length."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.models import Consultation
from organisations.models import Organisation
from tests.factories import (
    TODAY,
    closed_consultation,
    delivery,
    item,
    milestone,
    outcome,
    outcome_version,
    publication,
)
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PLAIN = {"is_plain": True}


@pytest.fixture
def here(team):
    """Return an ask on the list of an organisation, with a promise that is past its day and has parts."""
    home = team.organisation
    Organisation.objects.filter(pk=home.pk).update(
        lists_publicly=True, public_words=f"What came of it. {LONG_WORD}"
    )
    about = closed_consultation(home, title=f"Letters {LONG_WORD}", is_listed=True)
    made = publication(home, consultation=about)
    told = outcome(home, items=[item(home, consultation=about, text=LONG_WORD)])
    outcome_version(home, outcome=told, publication=made)
    row = delivery(home, outcome=told, due_on=TODAY - timedelta(days=3), owner=team.owner)
    milestone(home, delivery=row, done_on=TODAY, evidence=LONG_WORD)
    milestone(home, delivery=row)
    with working_in(home):
        return Consultation.objects.get(pk=about.pk)


def test_pages_of_the_list_and_of_what_was_promised(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    owner_looks.see(f"{home}/public-list/paste/")
    owner_looks.see(f"{home}/consultations/{here.pk}/happened/")
    owner_looks.see(f"{home}/owed/")
    owner_looks.see(f"/public/{team.organisation.slug}/", **PLAIN)
    owner_looks.see(f"/w/{here.slug}/", **PLAIN)
    assert owner_looks.found == {}

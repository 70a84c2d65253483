"""The overview and the page of a month as managers have them: with words of any length, with nothing, and on paper."""

import re
from datetime import timedelta

import pytest

from tests.factories import (
    TODAY,
    check_answer,
    closed_consultation,
    item,
    outcome,
    outcome_version,
    publication,
    telling,
)
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MONTHS = (20, 50, 90, 130)


@pytest.fixture
def here(team):
    """Return an organisation that answered with a no in several months."""
    for days in MONTHS:
        due = TODAY - timedelta(days=days)
        about = closed_consultation(
            team.organisation,
            title=f"Letters {LONG_WORD}",
            promised_on=due,
            closes_on=due - timedelta(days=28),
        )
        told = item(team.organisation, consultation=about, text=LONG_WORD)
        made = publication(team.organisation, consultation=about, published_on=due)
        telling(team.organisation, publication=made, is_channel=True, told_on=due)
        outcome_version(
            team.organisation,
            outcome=outcome(team.organisation, items=[told]),
            publication=made,
            disposition="not_changed",
            why=f"There is no money. {LONG_WORD}",
            decided_by=LONG_WORD,
        )
        for _ in range(6):
            yesterday = TODAY - timedelta(days=1)
            check_answer(team.organisation, consultation=about, by_link=True, received_on=yesterday)
    return team.organisation


def test_the_overview(owner_looks, here):
    owner_looks.see(f"/o/{here.slug}/overview/")
    owner_looks.see(f"/o/{here.slug}/overview/?months=3")
    assert owner_looks.found == {}


def test_the_page_of_a_month_is_one_sheet(owner_looks, here):
    address = f"/o/{here.slug}/overview/month/2027-02/"
    owner_looks.see(address)
    owner_looks.go(address)
    owner_looks.tab.emulate_media(media="print")
    sheet = owner_looks.tab.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
    assert owner_looks.found == {}

"""Who is heard and what people were given, as staff have them: with every kind of group, and with what was typed wrong."""

from decimal import Decimal

import pytest

from access.scope import working_in
from tests.factories import (
    TODAY,
    dimension,
    offer,
    open_consultation,
    participant,
    participation,
    project,
    recognition,
    tally,
    tally_count,
    target,
)
from tests.factories.planning import group
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

COUNTS = {LONG_WORD: 20, "Fathers and male carers": 6, "The glens": 3, "Nearly everybody": 49}


@pytest.fixture
def here(team):
    """Return a project in which people were counted, asked with an offer, and given something."""
    home = team.organisation
    made = project(home)
    with working_in(home):
        counted = tally(home, project=made, people=52)
        for is_exclusive in (False, True):
            of = dimension(home, project=made, is_exclusive=is_exclusive)
            for name, count in COUNTS.items():
                one = target(home, dimension=of, name=name, share=Decimal("0.25"))
                tally_count(home, tally=counted, target=one, count=count)
        asked = open_consultation(home, project=made)
        offer(home, consultation=asked, group=group(home, project=made))
        for state in ("offered", "accepted", "declined", "paid"):
            who = participant(home, name=f"Jo {LONG_WORD}")
            participation(home, project=made, participant=who)
            recognition(home, project=made, participant=who, consultation=asked, state=state)
    return made


def test_pages_of_who_is_heard(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        of, counted = here.dimensions.first(), here.tallies.first()
        one = of.targets.first()
    for address in (
        f"{home}/projects/{here.pk}/heard/",
        f"{home}/compared/{of.pk}/",
        f"{home}/compared/{of.pk}/remove/",
        f"{home}/compared-groups/{one.pk}/",
        f"{home}/counts/{counted.pk}/",
        f"{home}/counts/{counted.pk}/remove/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/counts/{counted.pk}/")
    owner_looks.tab.get_by_label("How many people were there?").fill("5")
    owner_looks.press("Save")
    owner_looks.look("a count above the people there")
    assert owner_looks.found == {}


def test_pages_of_what_people_were_given(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        asked = here.consultations.first()
        line = asked.recognitions.first()
    for address in (
        f"{home}/projects/{here.pk}/given/",
        f"{home}/projects/{here.pk}/given/new/",
        f"{home}/given/{line.pk}/",
        f"{home}/given/",
        f"{home}/consultations/{asked.pk}/offer/",
        f"{home}/consultations/{asked.pk}/invitation/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/projects/{here.pk}/given/")
    owner_looks.tab.get_by_label("On", exact=True).fill(TODAY.isoformat())
    owner_looks.press("Change the ticked lines")
    owner_looks.look("no line ticked")
    assert owner_looks.found == {}

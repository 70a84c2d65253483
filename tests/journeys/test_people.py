"""The pages about people in a browser: a full list, a person with everything, two beside each other, the check page, a label."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from access.roles import Role
from tests import factories
from tests.factories import TODAY
from tests.journeys.looking import sign_in
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def register(team):
    """Return (list, a person with everything, two who look alike) of an organisation that knows many people."""
    home = team.organisation
    project = factories.project(home, title=f"Early help {LONG_WORD}")
    group = factories.group(home, project=project, name=f"Parents {LONG_WORD}")
    factories.team_member(home, project=project, member=team.facilitator)
    parent = factories.participant(home, name=f"Fiona {LONG_WORD}", channel="text", language="pl")
    child = factories.participant(
        home,
        name="Kai Renwick",
        email="",
        reached_through=parent,
        channel="through",
        age_band="13_15",
        contact_note=LONG_WORD,
        own_limit_times=2,
        own_limit_days=90,
        profile_reviewed_on=TODAY - timedelta(days=1),
        profile_note="Kai and his mother",
    )
    factories.participation(home, project=project, participant=child, group=group)
    factories.access_need(home, participant=child, need=f"Large print {LONG_WORD}")
    factories.access_need(home, participant=child, need="A bus fare", is_met=True, how="Paid")
    factories.hold(home, participant=child, placed_by=team.manager)
    factories.stop(home, participant=child)
    factories.load_snapshot(
        home, participant=child, made_on=TODAY, band="rest", debt=3, due=4, credited=1, answered=4
    )
    factories.saved_view(home, member=team.owner, name=LONG_WORD[:60])
    for number in range(30):
        twin = factories.participant(home, name=f"Sam {number // 2}", email_returned_on=TODAY)
        factories.participation(home, project=project, participant=twin)
    return child, parent, twin


def at(team, name, **kwargs):
    return reverse(f"workspace:{name}", kwargs={"org": team.organisation.slug, **kwargs})


def test_the_pages_about_people(owner_looks, team, register):
    child, parent, twin = register
    for address in (
        at(team, "people_list"),
        f"{at(team, 'people_list')}?show=owed&sort=most",
        f"{at(team, 'people_list')}?show=stopped&age=12",
        at(team, "person_detail", pk=child.pk),
        at(team, "person_detail", pk=parent.pk),
        at(team, "person_edit", pk=child.pk),
        at(team, "person_limits", pk=child.pk),
        at(team, "people_twins"),
        f"{at(team, 'person_join', pk=twin.pk - 1)}?with={twin.pk}",
    ):
        owner_looks.see(address)
    assert owner_looks.found == {}


def test_many_are_changed_with_the_mouse_alone(owner_looks, team, register):
    tab = owner_looks.tab
    owner_looks.go(at(team, "people_list"))
    tab.get_by_label("Choose Kai Renwick").check()
    tab.get_by_label("What to do").select_option("channel")
    owner_looks.press("Go on")
    owner_looks.look("what to set", wrong=[])
    tab.get_by_label("Best way to reach them").select_option("post")
    owner_looks.press("See whom it changes")
    owner_looks.look("whom it changes", wrong=[])
    owner_looks.press("Do it")
    expect(tab.get_by_text("Done for 1 person.")).to_be_visible()
    assert owner_looks.found == {}


def test_numbers_in_place_of_names(looker, team, register):
    child, _parent, _twin = register
    sign_in(looker.tab.context, team.with_role(Role.MANAGER).user, looker.base)
    looker.see(at(team, "people_list"))
    looker.see(at(team, "person_detail", pk=child.pk))
    assert looker.found == {}

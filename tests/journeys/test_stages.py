"""Ways back, ends of a plan and ways of involving people, as staff have them: in every state, and with what was typed wrong."""

import pytest
from playwright.sync_api import expect

from access.scope import working_in
from tests.factories import TODAY, involvement, plan_ending, project, stage_return
from tests.factories.planning import group
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

STATES = ("now", "planned", "done", "paused", "not_involving")


@pytest.fixture
def here(team):
    """Return a project with a stage in each state that went back every way, with a forum before its reason."""
    home = team.organisation
    made = project(home)
    with working_in(home):
        for number, state in enumerate(STATES, start=1):
            made.stages.filter(number=number).update(
                state=state, not_because=f"Because {LONG_WORD}", paused_because=f"Until {LONG_WORD}"
            )
        for late, early in ((5, 4), (5, 1), (4, 3), (4, 3)):
            words = f"We learnt {LONG_WORD}."
            stage_return(home, project=made, from_number=late, to_number=early, why=words)
        whom = group(home, project=made, name=LONG_WORD)
        first = made.stages.get(number=1)
        involvement(home, stage=first, group=whom, purpose="", method="standing_forum")
    return made


def test_pages_of_stages_and_ways_back(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        first, noted = here.stages.get(number=1), here.returns.first()
    for address in (
        *(f"{home}/projects/{here.pk}/?stage={number}" for number in range(1, 6)),
        f"{home}/projects/{here.pk}/back/?stage=5",
        f"{home}/returns/{noted.pk}/remove/",
        f"{home}/stages/{first.pk}/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/projects/{here.pk}/back/")
    owner_looks.press("Write down that we go back")
    owner_looks.look("no way back chosen and nothing learnt")
    owner_looks.go(f"{home}/stages/{first.pk}/")
    owner_looks.tab.get_by_label("Paused", exact=True).check()
    owner_looks.look("the reason for a pause appears")
    assert owner_looks.found == {}


def test_pages_of_ends_of_a_plan(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    owner_looks.see(f"{home}/projects/{here.pk}/not-asking/")
    owner_looks.press("Save")
    owner_looks.look("an end without its reason")
    plan_ending(team.organisation, project=here, why=LONG_WORD, look_again_on=TODAY)
    for address in (
        f"{home}/projects/{here.pk}/not-asking/",
        f"{home}/projects/{here.pk}/",
        f"{home}/",
    ):
        owner_looks.see(address)
    assert owner_looks.found == {}


def test_pages_of_ways_of_involving_people(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    for address in (
        f"{home}/methods/",
        f"{home}/methods/?stage=1&kind=service_user&project={here.pk}",
        f"{home}/methods/?stage=4&kind=commissioner&band=under_12",
        f"{home}/methods/story_interviews/?stage=1&project={here.pk}",
        f"{home}/methods/standing_forum/",
        f"{home}/ask/?method=standing_forum",
    ):
        owner_looks.see(address)
    assert owner_looks.found == {}


def test_from_a_stage_to_a_draft_with_questions(owner_looks, team, here):
    """By keyboard alone: the way, its page, the ask, the draft."""
    tab = owner_looks.tab
    owner_looks.go(f"/o/{team.organisation.slug}/projects/{here.pk}/?stage=1")
    tab.get_by_role("link", name="Ways of involving people that suit this stage").press("Enter")
    tab.get_by_role("link", name="Story interviews").press("Enter")
    tab.get_by_role("link", name="Ask people with this").press("Enter")
    tab.get_by_label("What do you want to ask, in one line?").fill("What was it like?")
    tab.get_by_role("button", name="Save as a draft").press("Enter")
    expect(tab.get_by_text("What did nobody ask you?").first).to_be_visible()

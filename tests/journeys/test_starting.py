"""Starting, copying, sharing, printing, putting away and throwing away, as staff and people outside have them."""

import re

import pytest
from playwright.sync_api import expect

from access.scope import working_in
from projects.models import Project
from tests import factories
from tests.factories import NOW, TODAY
from tests.journeys.looking import press
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ALL = ["why", "scope", "stages", "people", "asked", "decisions", "running"]


@pytest.fixture
def rich(team):
    """A plan with more than fits on a page, in long words, that people outside can read."""
    home = team.organisation
    project = factories.project(home, title=f"Plan {LONG_WORD}", why=f"{LONG_WORD} " * 60)
    groups = [factories.group(home, project=project, name=f"{n} {LONG_WORD}") for n in range(8)]
    for number in range(1, 6):
        stage = factories.stage(
            home, project=project, number=number, why="because " * 90, state="planned"
        )
        for group in groups:
            factories.involvement(home, stage=stage, group=group, purpose=LONG_WORD, level=4)
        factories.open_consultation(home, project=project, stage=stage, title=f"{LONG_WORD} " * 2)
        for kind in ("open", "fixed", "unknown"):
            factories.scope_item(home, project=project, kind=kind, text=f"{LONG_WORD} " * 3)
        one = factories.decision(home, project=project, what="Yes", decided_on=TODAY, why=LONG_WORD)
        factories.decider(home, decision=one, group=groups[0], member=None, people=4)
    factories.running(home, project=project, lead=team.owner)
    factories.plan_share(home, project=project, parts=ALL, is_on=True)
    return project


def pages(tab):
    """How many sheets of A4 come out of the printer."""
    return len(re.findall(rb"/Type\s*/Page[^s]", tab.pdf(format="A4", prefer_css_page_size=True)))


def test_pages_of_starting_and_sharing(owner_looks, team, rich):
    home = f"/o/{team.organisation.slug}"
    project = f"{home}/projects/{rich.pk}"
    starts = ("start/", "start/empty/", "start/plan/service_redesign/", "put-away/", "bin/")
    parts = ("copy/", "put-away/", "bin/", "restore/", "share/", "print/", "edit/")
    for address in (*(f"{home}/{one}" for one in starts), *(f"{project}/{one}" for one in parts)):
        owner_looks.see(address)
    owner_looks.go(f"{home}/start/plan/youth_voice/")
    owner_looks.press("Make this plan")
    owner_looks.look("a plan without a title")
    assert owner_looks.found == {}


def test_lists_of_what_is_away(owner_looks, team):
    home = team.organisation
    for field in ("archived_at", "binned_at"):
        made = factories.project(home, title=f"{field} {LONG_WORD}")
        Project._base_manager.filter(pk=made.pk).update(**{field: NOW})
    owner_looks.see(f"/o/{home.slug}/put-away/")
    owner_looks.see(f"/o/{home.slug}/bin/")
    owner_looks.see(f"/o/{home.slug}/projects/{made.pk}/restore/")
    assert owner_looks.found == {}


def test_the_page_for_people_outside(looker, team, rich):
    with working_in(team.organisation):
        slug = rich.share.slug
    looker.see(f"/p/{slug}/")
    assert looker.found == {}


@pytest.mark.parametrize("kind", ["rich", "empty"])
def test_a_plan_is_printed_on_one_sheet(owner_looks, team, rich, kind):
    project = rich if kind == "rich" else factories.project(team.organisation)
    owner_looks.go(f"/o/{team.organisation.slug}/projects/{project.pk}/print/")
    assert pages(owner_looks.tab) == 1


def test_from_nothing_to_a_printed_plan_with_the_keyboard(owner_looks, team):
    """The walk of somebody new: five pages, one field that has to be filled."""
    tab = owner_looks.tab
    owner_looks.go(f"/o/{team.organisation.slug}/")
    tab.get_by_role("link", name="Start a project").first.press("Enter")
    tab.get_by_role("link", name="Adapt something quickly").press("Enter")
    tab.get_by_label("What is the project called?").fill("Baby group")
    tab.get_by_label("When does it begin?").fill(TODAY.isoformat())
    tab.get_by_role("button", name="Make this plan").press("Enter")
    tab.wait_for_url(re.compile(r"/projects/\d+/$"))
    owner_looks.go(tab.url.removeprefix(owner_looks.base) + "print/")
    assert "Baby group" in tab.content()
    assert pages(tab) == 1


def test_thrown_away_by_mistake_and_back_again(owner_looks, team):
    project = factories.project(team.organisation, title="By mistake")
    tab = owner_looks.tab
    owner_looks.go(f"/o/{team.organisation.slug}/projects/{project.pk}/bin/")
    owner_looks.press("Put it in the bin")
    tab.get_by_text("“By mistake” is in the bin").wait_for()
    press(tab.get_by_role("button", name="Take out again"))
    tab.get_by_text("It is back, with everything that was in it.").wait_for()
    expect(tab.locator("h1")).to_have_text("By mistake")

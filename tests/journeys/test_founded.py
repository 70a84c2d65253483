"""What a project is founded on, what can change in it, and what changed in the plan, as staff have them; also by keyboard."""

from datetime import timedelta

import pytest

from access.scope import working_in
from tests.factories import (
    NOW,
    TODAY,
    closed_consultation,
    evidence_item,
    evidence_link,
    plan_change,
    plan_seen,
    project,
    scope_item,
)
from tests.journeys.looking import sign_in
from tests.journeys.showcase import LONG_WORD, show
from tests.journeys.test_by_keyboard import Keys, button

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(team):
    """Return a project with evidence that points every way, each kind of scope, and changes by others."""
    home = team.organisation
    made = project(home)
    with working_in(home):
        asked = closed_consultation(home, project=made, title=f"What is hard? {LONG_WORD}")
        for direction in ("supports", "against", "mixed"):
            item = evidence_item(
                home,
                project=made,
                direction=direction,
                statement=f"Families wait. {LONG_WORD}",
                dated_on=TODAY - timedelta(days=2000),
                scored_by=team.owner,
            )
            evidence_link(home, evidence=item, consultation=asked)
        for text in (LONG_WORD, "Letters", "Who calls"):
            scope_item(home, project=made, text=text)
        scope_item(home, project=made, kind="fixed", text="The budget", why=LONG_WORD)
        overdue = TODAY - timedelta(days=1)
        scope_item(home, project=made, kind="unknown", text=LONG_WORD, known_on=overdue)
        plan_seen(home, project=made, member=team.owner, seen_at=NOW - timedelta(days=9))
        for verb in ("added", "changed", "removed"):
            plan_change(home, project=made, verb=verb, by=team.manager)
    return made


def test_pages_of_what_it_is_founded_on(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        item, line = here.evidence.first(), here.scope_items.first()
    for address in (
        f"{home}/projects/{here.pk}/founded/",
        f"{home}/projects/{here.pk}/founded/add/?question=w2",
        f"{home}/evidence/{item.pk}/",
        f"{home}/evidence/{item.pk}/asks/",
        f"{home}/evidence/{item.pk}/remove/",
        f"{home}/projects/{here.pk}/scope/",
        f"{home}/scope/{line.pk}/",
        f"{home}/scope/{line.pk}/remove/",
        f"{home}/projects/{here.pk}/history/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/projects/{here.pk}/founded/add/")
    owner_looks.press("Save")
    owner_looks.look("evidence with nothing filled in")
    owner_looks.go(f"{home}/scope/{line.pk}/")
    with working_in(team.organisation):
        here.scope_items.update(version=2, text="Meanwhile")
    owner_looks.press("Save")
    owner_looks.look("somebody else changed it")
    assert owner_looks.found == {}


def test_a_blank_project(owner_looks, team):
    empty = project(team.organisation)
    for page in ("founded", "scope", "history"):
        owner_looks.see(f"/o/{team.organisation.slug}/projects/{empty.pk}/{page}/")
    assert owner_looks.found == {}


def test_people_and_paper_have_what_can_change(looker, team):
    asked = show("opened", team)
    with working_in(team.organisation):
        for kind in ("open", "fixed", "unknown"):
            for text in ("Who calls", LONG_WORD):
                scope_item(team.organisation, project=asked.project, kind=kind, text=text)
    looker.see(f"/j/{asked.door_code}", is_plain=True)
    assert looker.tab.get_by_text("This can change: Who calls").count() == 1
    sign_in(looker.tab.context, team.facilitator.user, looker.base)
    for page in ("", "preview/", "invitation/"):
        looker.see(f"/o/{team.organisation.slug}/consultations/{asked.pk}/{page}")
    assert looker.found == {}


def test_a_list_is_filled_and_put_in_order_by_keyboard(looker, team, here):
    tab, keys = looker.tab, Keys(looker.tab)
    sign_in(tab.context, team.facilitator.user, looker.base)
    looker.go(f"/o/{team.organisation.slug}/projects/{here.pk}/scope/")
    keys.to(tab.locator("#id_open_text"))
    tab.keyboard.type("Times and places")
    keys.press(button(tab, "Add what can change"))
    keys.press(button(tab, "Move up: Times and places"))
    with working_in(team.organisation):
        rows = here.scope_items.filter(kind="open").values_list("text", flat=True)
        assert list(rows) == [LONG_WORD, "Letters", "Times and places", "Who calls"]
    looker.go(f"/o/{team.organisation.slug}/projects/{here.pk}/founded/")
    assert keys.whole_page() == []

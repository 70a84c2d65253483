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
from tests.journeys.showcase import LONG_WORD

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
    owner_looks.tab.get_by_role("button", name="Save").click()
    owner_looks.look("evidence with nothing filled in")
    owner_looks.go(f"{home}/scope/{line.pk}/")
    with working_in(team.organisation):
        here.scope_items.update(version=2, text="Meanwhile")
    owner_looks.tab.get_by_role("button", name="Save").click()
    owner_looks.look("somebody else changed it")
    assert owner_looks.found == {}


def test_a_blank_project(owner_looks, team):
    empty = project(team.organisation)
    for page in ("founded", "scope", "history"):
        owner_looks.see(f"/o/{team.organisation.slug}/projects/{empty.pk}/{page}/")
    assert owner_looks.found == {}

"""Who decides and who acts, as staff have it: every state, long words, what was typed wrong, and by keyboard alone."""

import re
from datetime import timedelta

import pytest

from access.scope import working_in
from tests.factories import (
    TODAY,
    action,
    decider,
    decision,
    decision_level,
    felt_report,
    member,
    participant,
    partner,
    project,
    promised_level,
    running,
)
from tests.factories.planning import group
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DAY = timedelta(days=1)


@pytest.fixture
def here(team):
    """Return a project with decisions and actions in every state, and somebody who left."""
    home = team.organisation
    made = project(home, title="Help that fits")
    with working_in(home):
        gone = member(home, is_active=False)
        of = group(home, project=made, name=f"Families {LONG_WORD}")
        promised_level(home, group=of, level=4)
        felt_report(home, group=of, asked=6)
        for fields in ({}, {"due_on": TODAY - DAY}, {"decided_on": TODAY, "what": LONG_WORD}):
            row = decision(home, project=made, title=f"Which idea {LONG_WORD}", **fields)
            decision_level(home, decision=row, group=of)
            for who in ({"member": gone}, {"name": f"The board {LONG_WORD}"}):
                decider(home, decision=row, **who)
        other = partner(home, name=f"Wee Steps {LONG_WORD}")
        who = participant(home, name=f"Jo {LONG_WORD}")
        for state in ("to_do", "done", "dropped"):
            fields = {"state": state, "due_on": TODAY - DAY, "decision": row}
            fields |= {"done_on": TODAY} if state == "done" else {}
            action(home, project=made, member=gone, **fields)
            action(home, project=made, partner=other, **fields)
            action(home, project=made, participant=who, dropped_because=LONG_WORD, **fields)
        running(home, project=made, lead=gone, done_before=LONG_WORD)
    return made


def test_pages_of_who_decides_and_who_acts(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        row, act, of = here.decisions.first(), here.actions.first(), here.groups.first()
        counted = of.felt.first()
    for address in (
        f"{home}/projects/{here.pk}/decisions/",
        f"{home}/projects/{here.pk}/decisions/add/",
        f"{home}/decisions/{row.pk}/",
        f"{home}/decisions/{row.pk}/decide/",
        f"{home}/decisions/{row.pk}/again/",
        f"{home}/decisions/{row.pk}/remove/",
        f"{home}/groups/{of.pk}/promised/",
        f"{home}/groups/{of.pk}/felt/",
        f"{home}/felt/{counted.pk}/",
        f"{home}/felt/{counted.pk}/remove/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/actions/{act.pk}/done/")
    assert owner_looks.found == {}


def test_pages_of_actions_running_and_partners(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        act = here.actions.first()
        other = partner(team.organisation, is_active=False)
    for address in (
        f"{home}/projects/{here.pk}/actions/add/",
        f"{home}/actions/{act.pk}/",
        f"{home}/actions/{act.pk}/done/",
        f"{home}/actions/{act.pk}/drop/",
        f"{home}/projects/{here.pk}/running/",
        f"{home}/partners/",
        f"{home}/partners/add/",
        f"{home}/partners/{other.pk}/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/projects/{here.pk}/decisions/add/")
    owner_looks.press("Save")
    owner_looks.look("a decision without words")
    assert owner_looks.found == {}


def test_the_figures_are_opened_and_an_action_is_done_by_keyboard(owner_looks, team, here):
    owner_looks.go(f"/o/{team.organisation.slug}/projects/{here.pk}/decisions/")
    tab = owner_looks.tab
    tab.get_by_text("The figures behind it").focus()
    tab.keyboard.press("Enter")
    owner_looks.look("the figures behind the sentences")
    tab.get_by_role("link", name=re.compile("^Done")).first.focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="It is done").focus()
    tab.keyboard.press("Enter")
    tab.get_by_text("Done. Thank you.").wait_for()
    assert owner_looks.found == {}

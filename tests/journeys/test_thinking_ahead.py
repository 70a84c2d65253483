"""What is thought through before people are asked, as staff and the one who tries it have it: full, empty and typed wrong."""

from datetime import timedelta

import pytest

from access.scope import working_in
from tests import factories
from tests.factories import NOW, TODAY
from tests.journeys.looking import press
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(team):
    """Return a draft about which much is known, with everything round about it."""
    home = team.organisation
    with working_in(home):
        made = factories.project(home)
        families = factories.group(home, project=made, name=f"Families {LONG_WORD}")
        about = factories.consultation(home, project=made, title="Letters", needs_care=True)
        for number in range(11):
            earlier = factories.closed_consultation(home, title=f"Letters {number} {LONG_WORD}")
            of = factories.outcome(home, items=[factories.item(home, consultation=earlier)])
            when = factories.publication(home, consultation=earlier)
            factories.outcome_version(home, outcome=of, publication=when)
        factories.group_feedback(home, consultation=about, group=families, interpreted=True)
        factories.surrounding(home, project=made)
        factories.surrounding(home, project=made, kind="decides", who=LONG_WORD)
        factories.partner_ask(home)
        factories.try_out(home, consultation=about, said_on=TODAY, why_you=LONG_WORD)
        factories.try_out(
            home, consultation=about, token="try-it", expires_at=NOW + timedelta(days=9)
        )
    return about


def test_pages_before_an_ask(owner_looks, team, draft):
    home = f"/o/{team.organisation.slug}"
    one = f"{home}/consultations/{draft.pk}"
    for address in (
        f"{one}/",
        f"{one}/open/",
        f"{one}/known/",
        f"{home}/known/?q=letters&page=2",
        f"{home}/known/?q=nothing-of-the-kind",
        f"{home}/ask/?project={draft.project_id}",
        f"{one}/plan/",
        f"{one}/try/",
        f"{one}/try/aloud/",
    ):
        owner_looks.see(address)
    assert owner_looks.found == {}


def test_trying_it_and_typing_it_wrong(owner_looks, team, draft):
    one = f"/o/{team.organisation.slug}/consultations/{draft.pk}"
    owner_looks.go(f"{one}/try/")
    owner_looks.tab.get_by_label("Who tries it?").fill("a parent at the club")
    owner_looks.press("Make a link")
    owner_looks.look("a link that is shown once")
    assert "/t/" in owner_looks.tab.get_by_label("It is shown only now").input_value()
    owner_looks.go(f"{one}/try/aloud/")
    owner_looks.press("Save their words")
    owner_looks.look("nothing typed")
    owner_looks.go(f"{one}/try/")
    press(owner_looks.tab.get_by_role("link", name="Remove").first)
    owner_looks.look("removing words")
    assert owner_looks.found == {}


def test_what_is_round_about(owner_looks, team, draft):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        row = draft.project.surroundings.first()
    around = f"{home}/projects/{draft.project_id}/around/"
    for address in (around, f"{home}/around/{row.pk}/", f"{home}/around/{row.pk}/remove/"):
        owner_looks.see(address)
    owner_looks.go(f"{around}new/")
    owner_looks.press("Save")
    owner_looks.look("nothing said")
    assert owner_looks.found == {}


def test_one_person_tries_it_without_an_account(looker, draft):
    looker.see("/t/try-it/", "the card", is_plain=True)
    looker.press("Send")
    looker.look("a blank page")
    looker.tab.get_by_label("What was not clear?").fill(f"Who decides {LONG_WORD}")
    looker.press("Send")
    looker.tab.get_by_role("heading", name="Thank you").wait_for()
    looker.look("thanks")
    looker.follow("Change what you wrote")
    assert "Who decides" in looker.tab.get_by_label("What was not clear?").input_value()
    assert looker.found == {}

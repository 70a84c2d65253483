"""Results by group as staff have them, a ranking on a phone, and what goes on: with what was typed wrong."""

import pytest

from access.scope import working_in
from feedback.actions.closing import make_snapshot
from tests.factories import NOW
from tests.feedback.results.conftest import Desk, choices

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(team, client):
    """Return the worked ranking and a choice with groups, both closed."""
    with working_in(team.organisation):
        desk = Desk(team, client)
        ranked = desk.ranked()
        chosen = desk.closed()
        for group, counts in (
            ("Families", {"c1": 7, "c2": 4}),
            ("Young people", {"c5": 7, "c1": 1}),
        ):
            desk.answer(chosen, choices(**counts), group)
        make_snapshot(consultation=chosen, now=NOW)
    return ranked, chosen


def test_pages_of_results(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}/consultations"
    for about in here:
        owner_looks.see(f"{home}/{about.pk}/results/")
    owner_looks.see(f"{home}/{here[0].pk}/results/1/shortlist/")
    owner_looks.go(f"{home}/{here[0].pk}/results/1/shortlist/")
    owner_looks.tab.get_by_role("button", name="Confirm").click()
    owner_looks.look("nothing chosen")
    assert owner_looks.found == {}

"""What is kept, requests about data, erasing and a project's day, as an owner sees them; and the page on which a person stays."""

import pytest

from access.scope import working_in
from participants.staying import mint_stay_link
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_pages_about_what_is_kept(owner_looks, team):
    organisation = team.organisation
    run = factories.keeping_run(organisation, counts={"answers": [214, 3], "contacts": [2, 0]})
    factories.keeping_run(organisation, counts={"names": [3, 1]}, held_why="A complaint")
    factories.keeping_run(organisation, gone={"names": 7}, done_at=NOW)
    factories.erasure(organisation)
    asked = factories.access_request(organisation, words="What do you know about me?")
    factories.access_request(organisation, is_complaint=True, paused_on=factories.TODAY)
    project = factories.project(organisation, anonymise_on=factories.TODAY)
    home = f"/o/{organisation.slug}"
    for address in (
        f"{home}/keeping/",
        f"{home}/keeping/days/",
        f"{home}/keeping/{run.pk}/hold/",
        f"{home}/keeping/erased/",
        f"{home}/requests/",
        f"{home}/requests/{asked.pk}/",
        f"{home}/people/{asked.participant_id}/request/",
        f"{home}/people/{asked.participant_id}/erase/",
        f"{home}/projects/{project.pk}/names/",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{home}/requests/{asked.pk}/")
    owner_looks.press("Make the copy to print")
    owner_looks.look("the copy")
    assert owner_looks.found == {}


def test_the_page_on_which_a_person_stays(looker, team):
    question = factories.keeping_question(team.organisation)
    with working_in(team.organisation):
        url = mint_stay_link(question.participant_id, team.organisation, NOW)
    looker.see("/" + url.split("/", 3)[3])
    looker.press("Yes, I want to stay in touch")
    looker.look("stayed")
    assert looker.found == {}

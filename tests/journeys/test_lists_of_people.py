"""Bringing in a list and taking one out, as an owner sees each page on the way: refusals, the work, and what became of it."""

import pytest
from django.utils import timezone

from access.scope import working_in
from jobs import actions as jobs
from participants.models import Participant
from tests.factories import job, participant, people_file, project

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LIST = b"Name,E-mail,Age,Shoe size\nNan Ogilvie,nan@example.org,34,4\nGreta Hume,greta@,,5\n"


def choose(looks, name, content):
    looks.go(f"{looks.home}/people/lists/")
    looks.tab.get_by_label("The list").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    looks.press("Go on")


@pytest.fixture
def looks(owner_looks, team):
    owner_looks.home = f"/o/{team.organisation.slug}"
    return owner_looks


def test_a_list_from_the_file_to_what_became_of_each_row(looks, team):
    project(team.organisation, title="Saturday club")
    looks.see(f"{looks.home}/people/lists/", "no list yet")
    choose(looks, "picture.csv", b"%PDF-1.7")
    looks.look("a file that is refused")
    choose(looks, "people.csv", LIST)
    looks.look("what the columns are")
    looks.tab.get_by_label("Shoe size").select_option("name")
    looks.press("Look again at the first rows")
    looks.look("two columns that hold the same")
    looks.tab.get_by_label("Shoe size").select_option("")
    looks.tab.get_by_label("They take part in").select_option(label="Saturday club")
    looks.press("Bring them in")
    jobs.work(clock=timezone.now)
    looks.tab.reload()
    looks.look("what became of each row")
    looks.see(f"{looks.home}/people/lists/", "a list that is done")
    with working_in(team.organisation):
        assert Participant.objects.filter(name="Nan Ogilvie").count() == 1
    assert looks.found == {}


def test_taking_out_and_work_in_every_state(looks, team):
    home = team.organisation
    looks.see(f"{looks.home}/people/take-out/", "nobody to take out")
    participant(home)
    looks.see(f"{looks.home}/people/take-out/", "somebody to take out")
    looks.see(f"{looks.home}/people/files/{people_file(home).pk}/", "a file")
    looks.see(
        f"{looks.home}/people/files/{people_file(home, content=None).pk}/", "a file that is gone"
    )
    for state in ("waiting", "running", "done", "stopped", "failed"):
        made = job(
            home, state=state, total=10, position=4, problem="file_gone" * (state == "failed")
        )
        looks.see(f"{looks.home}/jobs/{made.pk}/", f"work that is {state}")
    assert looks.found == {}

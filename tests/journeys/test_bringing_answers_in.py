"""Bringing answers in, as a facilitator sees each page on the way: refusals, words that are no answer, the work, what became of it."""

import pytest
from django.utils import timezone

from access.scope import working_in
from feedback.models import FormVersion, Question, Response
from jobs import actions as jobs
from tests import factories
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

CHOICES = {
    "choices": [{"key": "c1", "label": "Waiting"}, {"key": "c2", "label": f"Forms {LONG_WORD}"}]
}
FILE = f"ID,What is hardest?,What should change?,Name\n1,Waiting,Ring back,Nan\n2,{LONG_WORD},Start at ten,Greta\n3,,,\n".encode()


@pytest.fixture
def about(team):
    home = team.organisation
    made = factories.open_consultation(home, title=f"Waiting {LONG_WORD}")
    with working_in(home):
        version = FormVersion.objects.get(consultation=made)
        version.questions.all().delete()
        asked = {
            "What is hardest?": ("one_choice", CHOICES),
            "What should change?": ("long_text", {}),
        }
        for place, (text, (kind, settings)) in enumerate(asked.items(), 1):
            factories.make(
                Question, home, form_version=version, kind=kind, text=text, settings=settings,
                position=place,
            )  # fmt: skip
    return made


def test_a_file_of_answers_from_choosing_it_to_what_became_of_each_row(owner_looks, team, about):
    looks, tab = owner_looks, owner_looks.tab
    home = f"/o/{team.organisation.slug}/consultations/{about.pk}"
    looks.see(f"{home}/bring-answers/", "no file yet")
    tab.get_by_label("The file with answers").set_input_files(
        {"name": "picture.csv", "mimeType": "text/csv", "buffer": b"%PDF-1.7"}
    )
    looks.press("Go on")
    looks.look("a file that is refused")
    tab.get_by_label("The file with answers").set_input_files(
        {"name": f"{LONG_WORD}.csv", "mimeType": "text/csv", "buffer": FILE}
    )
    looks.press("Go on")
    looks.look("what the columns are")
    looks.press("Look again at the rows")
    looks.look("nothing is said about where they come from")
    tab.locator("[name=where]").fill("The library")
    tab.locator("[name=collected_on]").fill("2026-02-01")
    tab.locator("[name=told][value=some]").check()
    tab.locator("[name^=instead_]").first.select_option(label="Waiting")
    looks.press("Bring them in")
    looks.look("before the work began")
    jobs.work(clock=timezone.now)
    tab.reload()
    looks.look("what became of each row")
    looks.see(f"{home}/bring-answers/", "a file that came in")
    looks.see(f"{home}/results/", "where answers come from")
    with working_in(team.organisation):
        assert Response.objects.filter(consultation=about, way="file").count() == 2
    assert looks.found == {}

"""What the double diamond says about each stage of a project."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.models import Consultation
from feedback.queries.loops import loop_states
from stages.models import Stage
from tests.factories import (
    TODAY,
    closed_consultation,
    item,
    open_consultation,
    organisation,
    outcome,
    outcome_version,
    project,
    publication,
    telling,
)
from workspace.diamond import newest_stage, pictures

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def where(time_machine):
    time_machine.move_to("2027-03-01T10:00:00Z", tick=False)
    home = organisation()
    return home, project(home)


def drawn(home, where):
    with working_in(home):
        stages = Stage.objects.filter(project=where).select_related("organisation")
        asked = Consultation.objects.filter(project=where).for_page()
        return pictures(stages, asked, loop_states(asked, TODAY), today=TODAY)


def words(shown):
    return [(one.state_code, one.state_text) for one in shown]


def test_a_new_project_is_grey_all_over(where):
    shown = drawn(*where)
    assert words(shown) == [("unplanned", "Not planned yet")] * 5
    assert newest_stage(shown) == 1


def test_an_open_ask_makes_its_stage_the_one_now(where):
    home, made = where
    open_consultation(home, project=made, stage=made_stage(home, made, 2))
    shown = drawn(home, made)
    assert words(shown)[1] == ("now", "Now · 12 days left")
    assert newest_stage(shown) == 2


def test_a_closed_ask_without_an_answer_is_owed(where):
    home, made = where
    closed_consultation(home, project=made)
    assert words(drawn(home, made))[0] == ("now", "We owe an answer")


def test_a_stage_whose_people_were_told_is_done(where):
    home, made = where
    asked = closed_consultation(home, project=made)
    with working_in(home):
        owed = list(asked.items.all()) or [item(home, consultation=asked)]
    of = outcome(home, items=owed)
    said = publication(home, consultation=asked)
    outcome_version(home, outcome=of, publication=said)
    telling(home, publication=said, is_channel=True, channel="poster", told_on=TODAY)
    assert words(drawn(home, made))[0] == ("done", "Told 1 Mar")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"starts_on": TODAY + timedelta(days=7)}, ("planned", "From 8 Mar")),
        ({"why": "Only families know."}, ("planned", "Planned")),
        ({"state": "paused"}, ("paused", "Paused")),
        (
            {"state": "not_involving", "not_because": "We know."},
            ("not_involving", "Not involving"),
        ),
    ],
)
def test_a_plan_says_where_its_stage_stands(where, plan, said):
    home, made = where
    with working_in(home):
        Stage.objects.filter(project=made, number=3).update(**plan)
    assert words(drawn(home, made))[2] == said


def made_stage(home, made, number):
    with working_in(home):
        return Stage.objects.get(project=made, number=number)

"""How many were reached at each stage, counted from what was asked: closed asks, meetings, each person once."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.queries.reached import reach
from stages.domain.reached import COVER, FEW, Reached
from tests.factories import (
    NOW,
    ask,
    cast,
    closed_consultation,
    group,
    meeting,
    open_consultation,
    participant,
    project,
    response,
    response_author,
    room_tally,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def home():
    return cast().organisation


@pytest.fixture
def plan(home):
    return project(home)


@pytest.fixture
def parents(home, plan):
    return group(home, project=plan)


def answered(about, of, people):
    """Let these people answer by their personal link."""
    home = about.organisation
    for who in people:
        asked = ask(home, consultation=about, participant=who, group=of)
        author = response_author(home, ask=asked)
        response(home, consultation=about, thread=author.thread, group=of)


def some(home, count):
    return [participant(home) for _each in range(count)]


def stage(plan, number):
    with working_in(plan.organisation):
        return plan.stages.get(number=number)


def reached(plan):
    with working_in(plan.organisation):
        return reach(plan, NOW)


def test_nothing_was_asked(plan):
    assert reached(plan) == {}


def test_who_answered_two_asks_of_a_stage_counts_once(home, plan, parents):
    people = some(home, 7)
    for number, of in ((1, people), (1, people[:6]), (2, people[:5])):
        answered(closed_consultation(home, project=plan, stage=stage(plan, number)), parents, of)
    assert reached(plan) == {
        (stage(plan, 1).pk, parents.pk): Reached(7),
        (stage(plan, 2).pk, parents.pk): Reached(5),
    }


def test_answers_whose_author_is_not_known_any_more_count_each(home, plan, parents):
    about = closed_consultation(home, project=plan)
    answered(about, parents, some(home, 4))
    for _each in range(3):
        response(home, consultation=about, group=parents)
    assert reached(plan)[about.stage_id, parents.pk] == Reached(7)


def test_open_and_draft_asks_do_not_count(home, plan, parents):
    answered(open_consultation(home, project=plan), parents, some(home, 7))
    assert reached(plan) == {}


def test_an_ask_that_closes_counts_from_then_on(home, plan, parents):
    about = open_consultation(home, project=plan)
    answered(about, parents, some(home, 7))
    with working_in(home):
        later = reach(plan, about.closes_at + timedelta(seconds=1))
    assert later == {(about.stage_id, parents.pk): Reached(7)}


def test_heads_in_a_meeting_are_added(home, plan, parents):
    about = closed_consultation(home, project=plan)
    answered(about, parents, some(home, 6))
    held = meeting(home, consultation=closed_consultation(home, project=plan, kind="meeting"))
    room_tally(home, meeting=held, group=parents, heads=9)
    assert reached(plan)[about.stage_id, parents.pk] == Reached(15)


def test_fewer_than_k_are_never_told_nor_worked_out(home, plan, parents):
    about = closed_consultation(home, project=plan)
    few, workers = group(home, project=plan), group(home, project=plan)
    answered(about, parents, some(home, 9))
    answered(about, few, some(home, 3))
    answered(about, workers, some(home, 6))
    found = {key[1]: one for key, one in reached(plan).items()}
    assert found == {
        parents.pk: Reached(9),
        workers.pk: Reached(hidden=COVER),
        few.pk: Reached(hidden=FEW),
    }


def test_a_group_that_was_asked_and_kept_silent_is_told_as_few(home, plan, parents):
    about = closed_consultation(home, project=plan)
    ask(home, consultation=about, group=parents)
    assert reached(plan) == {(about.stage_id, parents.pk): Reached(hidden=FEW)}


def test_the_number_that_was_promised_at_opening_holds(home, plan, parents):
    about = closed_consultation(home, project=plan, k_internal=10)
    answered(about, parents, some(home, 9))
    assert reached(plan) == {(about.stage_id, parents.pk): Reached(hidden=FEW)}


def test_another_project_of_the_organisation_does_not_count(home, plan, parents):
    other = project(home)
    answered(closed_consultation(home, project=other), group(home, project=other), some(home, 7))
    assert reached(plan) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_much_was_asked(home, plan, count, django_assert_num_queries):
    for _each in range(count):
        about = closed_consultation(home, project=plan)
        answered(about, group(home, project=plan), some(home, 2))
    with working_in(home), django_assert_num_queries(4):
        assert len(reach(plan, NOW)) == count

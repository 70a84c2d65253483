"""What founds going on from a stage, put together from asks, decisions, counts and scope."""

import pytest

from access.scope import working_in
from feedback.models import Consultation
from feedback.queries.loops import loop_states
from projects.domain.small_numbers import K_INTERNAL
from tests.factories import (
    NOW,
    TODAY,
    ask,
    closed_consultation,
    decider,
    decision,
    dimension,
    involvement,
    meeting,
    open_consultation,
    project,
    response,
    room_tally,
    scope_item,
    tally,
    target,
    two_organisations,
)
from tests.factories.planning import group
from workspace.founded import FoundedPoint, founded_points, in_short

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def home(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations().a.organisation


@pytest.fixture
def made(home):
    return project(home)


def verdicts(made, number, case=None):
    with working_in(made.organisation):
        asked = list(Consultation.objects.filter(project=made).for_page())
        loops = loop_states(asked, TODAY)
        found = founded_points(made, made.stages.get(number=number), asked, loops, case)
    return {one.code: one.verdict for one in found}


def ask_at(made, number, make=closed_consultation, kinds=(), people=K_INTERNAL, **fields):
    with working_in(made.organisation):
        there = made.stages.get(number=number)
    about = make(made.organisation, project=made, stage=there, **fields)
    for kind in kinds:
        whom = group(made.organisation, project=made, kind=kind)
        ask(made.organisation, consultation=about, group=whom)
        for _each in range(people):
            response(made.organisation, consultation=about, group=whom)
    return about


def test_an_empty_plan_misses_things_and_asks_the_team(made):
    assert verdicts(made, 1) == {"groups": "missing", "compared": "missing", "insights": "unknown"}


def test_three_groups_that_answered_are_heard(made):
    ask_at(made, 1, kinds=("service_user", "community", "practitioner"))
    assert verdicts(made, 1)["groups"] == "present"


def test_while_an_ask_is_open_nobody_is_said_to_have_answered(made):
    ask_at(made, 4, open_consultation, kinds=("service_user", "practitioner"))
    assert verdicts(made, 4)["users"] == "missing"


def test_users_and_deliverers_are_looked_for_apart(made):
    ask_at(made, 4, kinds=("service_user",))
    found = verdicts(made, 4, case=(3, 3, 2))
    assert (found["users"], found["deliverers"], found["case"]) == (
        "present",
        "missing",
        "present",
    )


@pytest.mark.parametrize("people", [0, 1, K_INTERNAL - 1])
@pytest.mark.parametrize("number", [1, 4])
def test_of_few_it_is_not_said_whether_anybody_answered(made, people, number):
    ask_at(made, number, kinds=("service_user", "community", "practitioner"), people=people)
    found = verdicts(made, number)
    told = {1: ["groups"], 4: ["users", "deliverers"]}[number]
    assert {found[name] for name in told} == {"unknown"}


def test_a_link_for_everybody_does_not_tell_who_came_through_it(home, made):
    about = ask_at(made, 4, door_code="abcd2345")
    whom = group(home, project=made, kind="service_user")
    assert verdicts(made, 4)["users"] == "unknown"
    response(home, consultation=about, group=whom)
    assert verdicts(made, 4)["users"] == "unknown"


def test_heads_in_a_room_count_when_there_are_enough(home, made):
    about = ask_at(made, 4)
    whom = group(home, project=made, kind="service_user")
    here = meeting(home, consultation=about)
    room = room_tally(home, meeting=here, group=whom, heads=K_INTERNAL - 1)
    assert verdicts(made, 4)["users"] == "unknown"
    type(room)._base_manager.filter(pk=room.pk).update(heads=K_INTERNAL)
    assert verdicts(made, 4)["users"] == "present"


def test_a_gap_that_is_named_counts(home, made):
    compared = dimension(home, project=made)
    target(home, dimension=compared, will_do="Go to the hall.")
    assert verdicts(made, 1)["groups"] == "present"


def test_a_square_that_says_why_nobody_counts(home, made):
    with working_in(home):
        there = made.stages.get(number=1)
    involvement(home, stage=there, not_because="They told us last year.")
    assert verdicts(made, 1)["groups"] == "present"


def test_a_count_is_a_look_at_who_was_heard(home, made):
    tally(home, project=made)
    assert verdicts(made, 1)["compared"] == "present"


def test_a_decision_needs_a_day_and_a_name(home, made):
    taken = decision(home, project=made, stage_number=2, decided_on=TODAY, splits="On E.")
    assert verdicts(made, 2)["decided"] == "missing"
    decider(home, decision=taken)
    assert (verdicts(made, 2)["decided"], verdicts(made, 2)["split"]) == ("present", "present")
    assert verdicts(made, 4)["decided"] == "missing"


def test_those_heard_before_wait_to_be_told(made):
    ask_at(made, 1, kinds=("service_user",))
    assert verdicts(made, 2)["told"] == "missing"
    assert verdicts(made, 2).keys() == {"decided", "split", "told"}


def test_what_is_fixed_is_said_in_the_scope_or_on_a_card(home, made):
    assert verdicts(made, 3)["fixed"] == "missing"
    scope_item(home, project=made, kind="fixed")
    assert verdicts(made, 3)["fixed"] == "present"


@pytest.mark.unit
def test_in_short_it_counts_each_verdict_in_words():
    points = [
        FoundedPoint("code", verdict, "", "", "")
        for verdict in ("missing", "present", "missing", "unknown")
    ]
    assert in_short(points) == "1 there, 2 missing, 1 we cannot tell"
    assert in_short([]) == ""

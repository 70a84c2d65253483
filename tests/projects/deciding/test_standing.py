"""Three plain sentences for each group with the figures behind them, kept apart; and that all of it costs the same."""

from datetime import timedelta
from decimal import Decimal

import pytest

from projects.queries import acting, agency, deciding, owners
from tests.factories import (
    TODAY,
    action,
    decider,
    decision,
    decision_level,
    dimension,
    felt_report,
    group,
    participant,
    participation,
    partner,
    promised_level,
    tally,
    tally_count,
    target,
)

pytestmark = pytest.mark.integration

LAST_WEEK = TODAY - timedelta(days=7)
BY_LEVEL = {"Families": (5, 5, 4, 4, 4, 2, 2, 2, 1), "Young people": (4, 4, 2, 2, 2, 1, 1, 1, 1)}
STATEMENTS = 10
"""Groups, decisions (three), actions, places of people, who is heard (three where nothing is compared), hands."""


def standing(here):
    groups, rows = deciding.groups_of(here), deciding.decisions(here)
    acts = acting.actions_of(here)
    deeds = acting.deeds(here, acts)
    found = agency.standings(here, groups, rows, deeds, TODAY)
    return {one.group.name: one for one in found}, owners.responsibility(
        here, groups, acts, deeds, TODAY
    )


@pytest.fixture
def groups(cast, here):
    return {name: group(cast.organisation, project=here, name=name) for name in BY_LEVEL}


@pytest.fixture
def nine(cast, here, groups):
    for place in range(9):
        row = decision(cast.organisation, project=here)
        for name, of in groups.items():
            decision_level(cast.organisation, decision=row, group=of, level=BY_LEVEL[name][place])


def do(cast, here, *, good, late, undone, **who):
    for days in [0] * good + [1] * late + [None] * undone:
        done = None if days is None else LAST_WEEK + timedelta(days=days)
        fields = {"state": "to_do" if done is None else "done", "done_on": done}
        action(cast.organisation, project=here, due_on=LAST_WEEK, **fields, **who)


@pytest.fixture
def fourteen(cast, here, groups):
    do(cast, here, good=5, late=1, undone=2, member=cast.owner)
    theirs = partner(cast.organisation, name="Wee Steps")
    do(cast, here, good=1, late=1, undone=2, partner=theirs, partner_person="manager")
    for _two in range(2):
        who = participant(cast.organisation)
        participation(cast.organisation, project=here, participant=who, group=groups["Families"])
        do(cast, here, good=1, late=0, undone=0, participant=who)


def test_agency_of_the_worked_example(here, nine):
    found, _responsible = standing(here)
    figures = {
        name: (one.agency.real_say, one.agency.decisions, round(float(one.agency.mean), 2))
        for name, one in found.items()
    }
    assert figures == {"Families": (5, 9, 3.22), "Young people": (2, 9, 2.0)}
    assert [one.decides for one in found.values()] == ["sometimes", "rarely"]


def test_responsibility_of_the_worked_example(cast, here, fourteen):
    _found, responsible = standing(here)
    rates = {one.name: (one.rate.part, one.rate.whole, one.words) for one in responsible.owners}
    assert rates == {
        cast.organisation.name: (5, 8, "late now and then"),
        "Partners": (1, 4, "late"),
        "Families": (2, 2, "in time"),
    }
    assert (responsible.burden.part, responsible.burden.whole) == (2, 14)
    assert not responsible.is_heavy


def test_each_group_reads_in_three_sentences(cast, here, groups, nine, fourteen, staff):
    made = dimension(cast.organisation, project=here)
    one = target(cast.organisation, dimension=made, name="YOUNG people", share=Decimal("0.30"))
    counted = tally(cast.organisation, project=here, people=52)
    tally_count(cast.organisation, tally=counted, target=one, count=14)
    page = staff.page("viewer")
    assert "Heard: in line. Decides: rarely. Acts: partners late." in page
    assert "Heard: not counted yet. Decides: sometimes. Acts: in time, partners late." in page
    assert "5 of 9 (56%)" in page
    assert "3.22" in page
    assert "2 of 14 actions (14%) rest on people who are not paid for it." in page


def test_before_anything_is_said_nothing_is_claimed(groups, staff):
    page = staff.page()
    assert "Heard: not counted yet. Decides: not said yet. Acts: nothing was due yet." in page


def test_where_everything_is_in_time_nobody_is_late(cast, here, groups, staff):
    do(cast, here, good=4, late=1, undone=0, member=cast.owner)
    assert "Acts: nobody late." in staff.page()


def test_we_are_late_too(cast, here, groups, staff):
    do(cast, here, good=0, late=1, undone=1, member=cast.owner)
    assert "Acts: we are late." in staff.page()


def test_partners_read_of_themselves(cast, here, staff):
    group(cast.organisation, project=here, name="Agencies", kind="partner_agency")
    do(cast, here, good=0, late=0, undone=1, partner=partner(cast.organisation))
    assert "Acts: late." in staff.page()


def test_two_partners_stand_by_themselves_too(cast, here):
    for good, name in ((1, "Wee Steps"), (0, "Housing")):
        other = partner(cast.organisation, name=name)
        do(cast, here, good=good, late=1 - good, undone=0, partner=other)
    _found, responsible = standing(here)
    assert [one.name for one in responsible.owners] == ["Partners", "Housing", "Wee Steps"]


def test_no_number_stands_beside_one_person(cast, here, groups):
    who = participant(cast.organisation)
    participation(cast.organisation, project=here, participant=who, group=groups["Families"])
    do(cast, here, good=0, late=2, undone=0, participant=who)
    do(cast, here, good=1, late=0, undone=0, participant=participant(cast.organisation))
    _found, responsible = standing(here)
    assert {one.name: one.rate for one in responsible.owners} == {
        "Families": None,
        "People of no group": None,
    }


def test_much_on_unpaid_people_is_worth_a_look(cast, here, groups, staff):
    for is_paid in (False, True, False):
        action(
            cast.organisation,
            project=here,
            participant=participant(cast.organisation),
            is_paid=is_paid,
        )
    page = staff.page()
    assert "2 of 3 actions (67%) rest on people who are not paid for it." in page
    assert "That is more than a fifth: take some over, or pay for them." in page


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_much_there_is(cast, here, django_assert_num_queries, count):
    for place in range(count):
        of = group(cast.organisation, project=here, name=f"Group {place}")
        promised_level(cast.organisation, group=of)
        felt_report(cast.organisation, group=of)
        row = decision(cast.organisation, project=here)
        decider(cast.organisation, decision=row, group=of)
        decision_level(cast.organisation, decision=row, group=of)
        who = participant(cast.organisation)
        participation(cast.organisation, project=here, participant=who, group=of)
        action(cast.organisation, project=here, participant=who, due_on=LAST_WEEK)
    with django_assert_num_queries(STATEMENTS):
        standing(here)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_there_is(
    cast, here, staff, django_assert_max_num_queries, count
):
    for _one in range(count):
        row = decision(cast.organisation, project=here)
        decider(cast.organisation, decision=row, member=cast.ex_member)
        action(cast.organisation, project=here, member=cast.owner, decision=row)
        action(cast.organisation, project=here, participant=participant(cast.organisation))
    staff.page("owner")
    with django_assert_max_num_queries(30):
        staff.page("owner")

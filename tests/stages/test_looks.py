"""What is worth a look in who takes part when: each rule where it speaks, and where it keeps quiet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages import terms
from stages.domain import squares
from stages.domain.squares import Filled, Group, Look, looks

pytestmark = pytest.mark.unit

PARENTS, YOUNG, WORKERS, BOARD = 1, 2, 3, 4
GROUPS = (
    Group(PARENTS, uses=True),
    Group(YOUNG, uses=True),
    Group(WORKERS, delivers=True),
    Group(BOARD),
)
EVERYBODY = [
    Filled(group, stage, level=3)
    for group in (PARENTS, YOUNG, WORKERS, BOARD)
    for stage in (1, 2, 3, 4, 5)
]


def without(*places, **more):
    """Return everybody everywhere, but at these places (group, stage)."""
    return [one for one in EVERYBODY if (one.group, one.stage) not in places]


def test_nothing_is_worth_a_look_while_nobody_is_planned():
    assert looks(GROUPS, []) == ()
    assert looks(GROUPS, [Filled(PARENTS, 3, has_reason=True)]) == ()
    assert looks((), []) == ()


def test_nothing_is_worth_a_look_where_everybody_takes_part_everywhere():
    assert looks(GROUPS, EVERYBODY) == ()


@pytest.mark.parametrize("first", [4, 5])
def test_service_users_only_at_the_end(first):
    late = [one for one in EVERYBODY if one.group in {WORKERS, BOARD} or one.stage >= first]
    assert looks(GROUPS, late) == (Look(squares.USERS_ONLY_LATE, 1, (PARENTS, YOUNG)),)


def test_service_users_at_the_end_are_pointed_at_the_first_stage_that_is_not_answered():
    late = [one for one in EVERYBODY if one.group in {WORKERS, BOARD} or one.stage >= 4]
    reasons = [Filled(group, 1, has_reason=True) for group in (PARENTS, YOUNG)]
    found = looks(GROUPS, [*late, *reasons], closed={2})
    assert found == (Look(squares.USERS_ONLY_LATE, 3, (PARENTS, YOUNG)),)
    answered = [Filled(group, 3, has_reason=True) for group in (PARENTS, YOUNG)]
    assert looks(GROUPS, [*late, *reasons, *answered], closed={2}) == ()


def test_one_service_user_group_from_the_start_is_not_only_at_the_end():
    early = [one for one in EVERYBODY if one.group != YOUNG or one.stage >= 3]
    assert looks(GROUPS, early) == ()


def test_nobody_but_service_users():
    users = [Filled(PARENTS, 2, level=3)]
    assert looks(GROUPS, users) == (Look(squares.ONLY_USERS, 2, (WORKERS, BOARD)),)
    assert looks(GROUPS[:2], users) == (Look(squares.ONLY_USERS, 2),)


def test_a_group_that_is_absent_where_ideas_are_made():
    found = looks(GROUPS, without((YOUNG, 3)))
    assert found == (Look(squares.ABSENT_FROM_IDEAS, 3, (YOUNG,)),)


def test_a_reason_answers_for_a_group_where_ideas_are_made():
    assert looks(GROUPS, [*without((YOUNG, 3)), Filled(YOUNG, 3, has_reason=True)]) == ()


def test_a_group_that_takes_part_nowhere_is_not_missed_where_ideas_are_made():
    assert looks(GROUPS, [one for one in EVERYBODY if one.group != YOUNG]) == ()


def test_nobody_where_ideas_are_made():
    nobody = [one for one in EVERYBODY if one.stage != 3]
    everybody = (PARENTS, YOUNG, WORKERS, BOARD)
    assert looks(GROUPS, nobody) == (Look(squares.NOBODY_MAKES_IDEAS, 3, everybody),)
    assert looks(GROUPS, nobody, closed={3}) == ()


def test_a_plan_that_has_not_come_to_the_ideas_yet_is_left_alone():
    assert looks(GROUPS, [one for one in EVERYBODY if one.stage <= 2]) == ()


def test_those_who_deliver_are_absent_where_it_is_refined():
    assert looks(GROUPS, without((WORKERS, 4))) == (Look(squares.DELIVERERS_ABSENT, 4, (WORKERS,)),)
    reason = Filled(WORKERS, 4, has_reason=True)
    assert looks(GROUPS, [*without((WORKERS, 4)), reason]) == ()


def test_one_group_of_those_who_deliver_is_enough_where_it_is_refined():
    second = Group(5, delivers=True)
    assert looks((*GROUPS, second), EVERYBODY) == ()


def test_a_project_without_those_who_deliver_hears_so():
    groups = tuple(one for one in GROUPS if not one.delivers)
    filled = [one for one in EVERYBODY if one.group != WORKERS]
    assert looks(groups, filled) == (Look(squares.DELIVERERS_ABSENT, 4),)


def test_everybody_is_only_told():
    told = [Filled(PARENTS, 2, level=1), Filled(WORKERS, 1, level=1)]
    assert looks(GROUPS, told) == (Look(squares.ONLY_TOLD, 1, (WORKERS,)),)


@pytest.mark.parametrize("other", [None, 2, 5])
def test_one_level_above_or_unsaid_is_not_only_told(other):
    assert looks(GROUPS, [Filled(PARENTS, 2, level=1), Filled(WORKERS, 1, level=other)]) == ()


def test_each_look_has_its_words():
    assert set(terms.LOOKS) == set(squares.LOOKS)
    assert set(terms.LOOKS_WITHOUT_A_GROUP) <= set(squares.LOOKS)


SQUARES = st.builds(
    Filled,
    group=st.integers(1, 4),
    stage=st.integers(1, 5),
    has_reason=st.booleans(),
    level=st.none() | st.integers(1, 5),
)


@given(st.lists(SQUARES, unique_by=lambda one: (one.group, one.stage)), st.sets(st.integers(1, 5)))
def test_whatever_is_planned_each_look_stands_once_and_names_empty_squares(filled, closed):
    found = looks(GROUPS, filled, closed=closed)
    codes = [look.code for look in found]
    assert codes == [code for code in squares.LOOKS if code in codes]
    taken = {(one.group, one.stage) for one in filled}
    to_fill = [look for look in found if look.code != squares.ONLY_TOLD]
    assert all((group, look.stage) not in taken for look in to_fill for group in look.groups)
    assert all(look.groups or look.code in terms.LOOKS_WITHOUT_A_GROUP for look in found)

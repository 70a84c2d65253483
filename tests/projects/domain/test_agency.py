"""Who has agency: the worked examples, and what holds for any levels and any hands."""

from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.domain.agency import (
    HOW_OFTEN,
    KEPT,
    MORE,
    NEVER,
    OFTEN,
    OVER,
    RARELY,
    SOMETIMES,
    UNKNOWN,
    agency,
    how_often,
    kept,
    median_felt,
    promise_gap,
)
from projects.domain.levels import LEVELS

pytestmark = pytest.mark.unit

FAMILIES = [5, 5, 4, 4, 4, 2, 2, 2, 1]
YOUNG_PEOPLE = [4, 4, 2, 2, 2, 1, 1, 1, 1]

levels = st.lists(st.sampled_from(LEVELS) | st.none(), max_size=30)
hands = st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 40))


def test_families_in_the_worked_example():
    found = agency(FAMILIES)
    assert (found.share, found.mean) == (Fraction(5, 9), Fraction(29, 9))
    assert (f"{float(found.share):.1%}", f"{float(found.mean):.2f}") == ("55.6%", "3.22")
    assert how_often(found) == SOMETIMES


def test_young_people_in_the_worked_example():
    found = agency(YOUNG_PEOPLE)
    assert (found.share, found.mean) == (Fraction(2, 9), Fraction(2))
    assert (f"{float(found.share):.1%}", f"{float(found.mean):.2f}") == ("22.2%", "2.00")
    assert how_often(found) == RARELY


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ([], UNKNOWN),
        ([None, None], UNKNOWN),
        ([3, 3], NEVER),
        ([4, 1, 1, 1], RARELY),
        ([4, 1, 1], SOMETIMES),
        ([4, 4, 1], OFTEN),
        ([5, None], SOMETIMES),
    ],
)
def test_how_often_a_group_decides_in_a_word(said, word):
    assert how_often(agency(said)) == word


@given(levels)
def test_share_and_mean_stay_within_their_bounds(said):
    found = agency(said)
    assert found.real_say <= found.known <= found.decisions == len(said)
    assert found.share is None or 0 <= found.share <= 1
    assert found.mean is None or 1 <= found.mean <= 5
    assert how_often(found) in HOW_OFTEN


@given(levels, st.randoms())
def test_the_order_of_decisions_makes_no_difference(said, random):
    shuffled = random.sample(said, len(said))
    assert agency(shuffled) == agency(said)


@given(levels)
def test_one_more_real_say_never_lowers_the_share(said):
    assert (agency([*said, 4]).share or 0) >= (agency(said).share or 0)


@given(hands)
def test_the_middle_hand_is_the_median(counted):
    each = [level for level in sorted(counted) for _hand in range(counted[level])]
    assert median_felt(counted) == (Fraction(median(each)) if each else None)


@pytest.mark.parametrize(
    ("counted", "middle"),
    [({2: 6, 1: 2}, Fraction(2)), ({2: 3, 3: 3}, Fraction(5, 2)), ({}, None), ({4: 0}, None)],
)
def test_an_even_number_of_hands_averages_the_middle_two(counted, middle):
    assert median_felt(counted) == middle


@pytest.mark.parametrize(
    ("promised", "felt", "word"), [(4, "2", OVER), (3, "5/2", OVER), (2, "2", KEPT), (2, "3", MORE)]
)
def test_a_promise_against_what_was_felt(promised, felt, word):
    assert kept(promise_gap(promised, Fraction(felt))) == word


@pytest.mark.parametrize("wrong", [[0], [6], [4, None, 9]])
def test_a_level_that_there_is_none_of_is_refused(wrong):
    with pytest.raises(ValueError, match="Levels are"):
        agency(wrong)


@pytest.mark.parametrize("wrong", [{6: 1}, {2: -1}])
def test_hands_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="Hands are counted"):
        median_felt(wrong)

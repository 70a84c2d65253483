"""Where groups differ: the worked example with a hidden split, and what holds for any orders."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.ranking import borda
from feedback.domain.splits import (
    OptionSplit,
    PairSplit,
    balanced_shares,
    kendall_tau,
    kendall_w,
    rank_gap,
    splits,
    top_overlap,
)
from tests.feedback.domain.ballots import (
    ALL,
    FAMILIES,
    OPTIONS,
    PRACTITIONERS,
    STAFF,
    YOUNG_PEOPLE,
    letters,
)

pytestmark = pytest.mark.unit

GROUPS = {"Families": FAMILIES, "Young people": YOUNG_PEOPLE, "Practitioners": PRACTITIONERS}
PLACES = {name: borda(ballots, OPTIONS).places for name, ballots in GROUPS.items()}
OVERALL = borda(ALL, OPTIONS).places
PAIRS = list(combinations(PLACES.values(), 2))

some_order = st.permutations(OPTIONS).map(
    lambda order: {option: place for place, option in enumerate(order, start=1)}
)


def test_overlap_of_the_first_three():
    assert [top_overlap(*pair) * 3 for pair in PAIRS] == pytest.approx([1, 2, 1])


def test_gaps_of_the_worked_example():
    families, young, practitioners = PLACES.values()
    assert rank_gap(families, young, "E") == rank_gap(young, practitioners, "E") == 4
    assert rank_gap(families, practitioners, "B") == 3


def test_tau_of_the_worked_example():
    assert [kendall_tau(*pair) for pair in PAIRS] == pytest.approx([-0.2, 0.2, -0.6])


@pytest.mark.parametrize(
    ("ballots", "agreement"),
    [(FAMILIES, 0.802), (YOUNG_PEOPLE, 0.778), (PRACTITIONERS, 0.816), (ALL, 0.129)],
)
def test_agreement_within_groups_and_among_all(ballots, agreement):
    assert round(kendall_w(ballots, OPTIONS), 3) == agreement


def test_nobody_and_a_single_option_agree_fully():
    assert kendall_w([], OPTIONS) == kendall_w(["A"], "A") == kendall_tau({"A": 1}, {"A": 1}) == 1


@pytest.mark.parametrize(
    ("third", "means", "order"),
    [
        (PRACTITIONERS, [0.675, 0.572, 0.415, 0.452, 0.386], "A B D C E"),
        (STAFF, [0.678, 0.591, 0.362, 0.460, 0.409], "A B D E C"),
    ],
)
def test_a_mean_of_groups_depends_on_how_they_are_grouped(third, means, order):
    shares = [borda(each, OPTIONS).shares for each in (FAMILIES, YOUNG_PEOPLE, third)]
    found = balanced_shares(shares)
    assert [round(found[option], 3) for option in OPTIONS] == means
    ranked = sorted(OPTIONS, key=lambda option: -found[option])
    assert " ".join(ranked) == order


def test_the_split_that_the_average_hides():
    found = splits(PLACES, OVERALL)
    assert found == [
        OptionSplit("A", "Practitioners", 1, "Young people", 4, 1),
        OptionSplit("B", "Families", 1, "Practitioners", 4, 2),
        OptionSplit("E", "Young people", 1, "Families", 5, 5, ("Young people",)),
    ]


def test_groups_that_agree_are_not_split():
    assert splits({"One": OVERALL, "Other": OVERALL}, OVERALL) == []
    assert splits({}, OVERALL) == []


def test_two_groups_can_differ_a_little_everywhere():
    other = {"A": 2, "B": 1, "C": 4, "D": 3, "E": 5}
    opposite = {"A": 3, "B": 2, "C": 1}
    assert splits({"One": OVERALL, "Other": other}, OVERALL) == []
    places = {"A": 1, "B": 2, "C": 3}
    assert splits({"One": places, "Other": opposite}, places) == [PairSplit("One", "Other")]


@given(some_order, some_order)
def test_tau_is_the_same_both_ways_and_whole_for_the_same_order(one, other):
    assert kendall_tau(one, other) == kendall_tau(other, one)
    assert kendall_tau(one, one) == 1
    turned = {option: 6 - place for option, place in one.items()}
    assert kendall_tau(one, turned) == -1
    assert -1 <= kendall_tau(one, other) <= 1


@given(st.lists(st.permutations(OPTIONS), min_size=1, max_size=10))
def test_agreement_lies_between_none_and_full(ballots):
    assert -1e-9 <= kendall_w(ballots, OPTIONS) <= 1 + 1e-9
    assert kendall_w(ballots[:1] * 4, OPTIONS) == pytest.approx(1)
    assert letters(borda(ballots[:1], OPTIONS).places) == " ".join(ballots[0])

"""Dots, points by place and strongest paths: published and worked examples, and what has to hold for any ballots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.ranking import (
    borda,
    checked,
    dots,
    dots_each,
    in_order,
    mean_places,
    schulze,
)
from tests.feedback.domain.ballots import (
    ALL,
    FAMILIES,
    OPTIONS,
    PARTNERS,
    PRACTITIONERS,
    SCHULZE_45,
    STAFF,
    TENNESSEE,
    YOUNG_PEOPLE,
    letters,
)

pytestmark = pytest.mark.unit

SIX = [
    {"I1": 2, "I2": 1},
    {"I1": 1, "I3": 2},
    {"I2": 1, "I3": 1, "I4": 1},
    {"I1": 2, "I4": 1},
    {"I3": 2, "I5": 1},
    {"I2": 1, "I3": 1, "I5": 1},
]
IDEAS = ["I1", "I2", "I3", "I4", "I5"]


@st.composite
def orders(draw, options=OPTIONS, least=0):
    """Ballots with ties and unranked options."""
    ballot = st.permutations(options).flatmap(
        lambda order: st.lists(
            st.integers(0, len(options)), min_size=len(options), max_size=len(options)
        ).map(lambda tiers: _tiers(order, tiers))
    )
    return draw(st.lists(ballot, min_size=least, max_size=12))


def _tiers(order, tiers):
    """The options by number of tier; tier 0 is unranked."""
    numbered = sorted({tier for tier in tiers if tier})
    return [
        [option for option, mine in zip(order, tiers, strict=True) if mine == tier]
        for tier in numbered
    ]


# Dots --------------------------------------------------------------------------------------------


def test_dots_of_six_people():
    found = dots(SIX, IDEAS, each=3, most=2)
    assert list(found.totals.values()) == [5, 3, 6, 2, 2]
    assert list(found.breadth.values()) == [3, 3, 4, 2, 2]
    assert [round(share * 100, 1) for share in found.shares.values()] == [
        *(27.8, 16.7, 33.3, 11.1, 11.1)
    ]
    assert letters(found.places) == "I3 I1 I2 I4=I5"
    assert found.unused == 0


def test_equal_dots_are_ordered_by_how_many_people_gave_them():
    found = dots([{"A": 2}, {"B": 1}, {"B": 1}], "AB")
    assert letters(found.places) == "B A"
    assert found.unused == 5


def test_without_dots_everything_shares_the_first_place():
    found = dots([], "AB")
    assert letters(found.places) == "A=B"
    assert found.shares == {"A": 0.0, "B": 0.0}


@pytest.mark.parametrize("ballot", [{"A": 3}, {"A": -1}, {"A": 2, "B": 2}, {"Z": 1}], ids=str)
def test_a_ballot_that_breaks_the_rule_of_dots_is_refused(ballot):
    with pytest.raises(ValueError, match="no ballot of 3 dots"):
        dots([ballot], "ABC")


@pytest.mark.parametrize(("options", "each"), [(2, 3), (12, 3), (13, 4), (17, 5)])
def test_how_many_dots_one_person_has(options, each):
    assert dots_each(options) == each


# Points by place ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ballot", "points"),
    [
        ("BA", [3, 4, 1, 1, 1]),
        (["AB", "C", "D", "E"], [3.5, 3.5, 2, 1, 0]),
        ([], [2, 2, 2, 2, 2]),
    ],
)
def test_points_of_one_ballot(ballot, points):
    assert list(borda([ballot], OPTIONS).points.values()) == points


@pytest.mark.parametrize(
    ("ballots", "points", "shares", "order"),
    [
        (FAMILIES, [32, 39, 28, 6, 5], [0.727, 0.886, 0.636, 0.136, 0.114], "B A C D E"),
        (YOUNG_PEOPLE, [13, 22, 0, 15, 30], [0.406, 0.688, 0, 0.469, 0.938], "E B D A C"),
        (PRACTITIONERS, [25, 4, 17, 21, 3], [0.893, 0.143, 0.607, 0.750, 0.107], "A D C B E"),
        (PARTNERS, [11, 4, 1, 10, 4], [0.917, 0.333, 0.083, 0.833, 0.333], "A D B=E C"),
        (STAFF, [36, 8, 18, 31, 7], [0.900, 0.200, 0.450, 0.775, 0.175], "A D C B E"),
        (ALL, [81, 69, 46, 52, 42], [0.698, 0.595, 0.397, 0.448, 0.362], "A B D C E"),
        (FAMILIES + YOUNG_PEOPLE, [45, 61, 28, 21, 35], None, "B A E C D"),
        (SCHULZE_45, [98, 92, 89, 69, 102], None, "E A B C D"),
    ],
    ids=["families", "young", "practitioners", "partners", "staff", "all", "users", "schulze"],
)
def test_points_of_the_worked_examples(ballots, points, shares, order):
    found = borda(ballots, OPTIONS)
    assert list(found.points.values()) == points
    assert letters(found.places) == order
    if shares:
        assert [round(share, 3) for share in found.shares.values()] == shares


def test_points_for_the_capital_of_tennessee():
    assert borda(TENNESSEE, "MNCK").points == {"M": 126, "N": 194, "C": 173, "K": 107}


def test_points_without_people_or_with_one_option():
    assert borda([], "AB").shares == {"A": 0.0, "B": 0.0}
    assert borda(["A"], "A").shares == {"A": 0.0}


# Strongest paths ---------------------------------------------------------------------------------


def _pairs(written: str) -> dict[tuple[str, str], int]:
    return {(one[0], one[1]): int(one[2:]) for one in written.split()}


def test_the_published_example_of_45_people():
    found = schulze(SCHULZE_45, OPTIONS)
    assert found.prefer == _pairs(
        "AB20 AC26 AD30 AE22 BA25 BC16 BD33 BE18 CA19 CB29 CD17 CE24 "
        "DA15 DB12 DC28 DE14 EA23 EB27 EC21 ED31"
    )
    assert found.paths == _pairs(
        "AB28 AC28 AD30 AE24 BA25 BC28 BD33 BE24 CA25 CB29 CD29 CE24 "
        "DA25 DB28 DC28 DE24 EA25 EB28 EC28 ED31"
    )
    assert letters(found.places) == "E A C B D"


def test_the_published_example_of_tennessee():
    assert letters(schulze(TENNESSEE, "MNCK").places) == "N C K M"


def test_all_29_people_of_the_worked_example():
    found = schulze(ALL, OPTIONS)
    assert found.prefer == _pairs(
        "AB15 BA14 AC24 CA5 AD21 DA8 AE21 EA8 BC20 CB9 BD18 DB11 BE17 EB12 CD13 DC16 "
        "CE19 EC10 DE17 ED12"
    )
    assert {pair: path for pair, path in found.paths.items() if path} == _pairs(
        "AB15 AC24 AD21 AE21 BC20 BD18 BE19 CE19 DC16 DE17"
    )
    assert letters(found.places) == "A B D C E"


@pytest.mark.parametrize(
    ("ballots", "order"),
    [
        (FAMILIES, "B A C D E"),
        (YOUNG_PEOPLE, "E B D A C"),
        (PRACTITIONERS, "A D C B E"),
        (PARTNERS, "A D E B C"),
        (FAMILIES + YOUNG_PEOPLE, "B A C E D"),  # by points E comes third
        (STAFF, "A D C B=E"),
    ],
)
def test_groups_of_the_worked_example(ballots, order):
    assert letters(schulze(ballots, OPTIONS).places) == order


def test_ranked_beats_unranked_and_equal_counts_for_neither():
    found = schulze([["A", "BC"]], "ABCDE")
    assert (found.prefer["B", "D"], found.prefer["D", "B"]) == (1, 0)
    assert found.prefer["B", "C"] == found.prefer["D", "E"] == 0
    assert letters(found.places) == "A B=C D=E"


# Any ballots -------------------------------------------------------------------------------------


@given(orders())
def test_the_points_of_a_ballot_are_always_the_same_total(ballots):
    total = sum(borda(ballots, OPTIONS).points.values())
    assert total == len(ballots) * sum(range(len(OPTIONS)))


@given(orders(), st.permutations(OPTIONS))
def test_no_option_is_favoured_by_its_name(ballots, names):
    """Neutrality: other names for the options give the same places under the other names."""
    renamed = dict(zip(OPTIONS, names, strict=True))
    other = [[[renamed[one] for one in tier] for tier in ballot] for ballot in ballots]
    for method in (borda, schulze):
        places = method(ballots, OPTIONS).places
        assert method(other, OPTIONS).places == {renamed[one]: places[one] for one in OPTIONS}


@given(orders(), st.randoms(use_true_random=False))
def test_it_does_not_matter_who_answers_first(ballots, chance):
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    for method in (borda, schulze):
        assert method(shuffled, OPTIONS) == method(ballots, OPTIONS)
        assert method(ballots, OPTIONS[::-1]).places == method(ballots, OPTIONS).places


@given(orders(least=1))
def test_an_option_that_wins_every_comparison_comes_first(ballots):
    found = schulze(ballots, OPTIONS)
    for one in OPTIONS:
        others = [other for other in OPTIONS if other != one]
        if all(found.prefer[one, other] > found.prefer[other, one] for other in others):
            assert in_order(found.places)[0] == [one]


@given(orders())
def test_strongest_paths_never_go_in_a_circle(ballots):
    """Who is above somebody has more wins: the order by wins is the order by paths."""
    found = schulze(ballots, OPTIONS)
    for (one, other), path in found.paths.items():
        if path > found.paths[other, one]:
            assert found.places[one] < found.places[other]


@given(orders(least=1))
def test_every_option_has_one_place_on_a_ballot(ballots):
    for ballot in ballots:
        places = mean_places(ballot, OPTIONS)
        assert sum(places.values()) == sum(range(1, len(OPTIONS) + 1))


@pytest.mark.parametrize("ballot", [["A", "A"], ["AA"], ["Z"]])
def test_a_ballot_with_an_option_twice_or_unknown_is_refused(ballot):
    with pytest.raises(ValueError, match="no ballot over A, B"):
        checked(ballot, "AB")


def test_options_that_share_a_place_stand_together():
    assert in_order({"A": 2, "B": 1, "C": 2, "D": 4}) == [["B"], ["A", "C"], ["D"]]

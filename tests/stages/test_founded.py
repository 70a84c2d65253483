"""What founds going on from a stage: facts in, codes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages import terms
from stages.domain import founded
from stages.domain.founded import FoundedFacts, points

pytestmark = pytest.mark.unit

FACTS = st.builds(
    FoundedFacts,
    groups_heard=st.integers(0, 9),
    groups_open=st.integers(0, 9),
    is_gap_named=st.booleans(),
    is_compared=st.booleans(),
    is_decided=st.booleans(),
    is_split_said=st.booleans(),
    is_fixed_said=st.booleans(),
    is_told=st.sampled_from([None, True, False]),
    are_users_heard=st.sampled_from([None, True, False]),
    are_deliverers_heard=st.sampled_from([None, True, False]),
    case=st.none() | st.tuples(*[st.integers(0, 4)] * 3),
)


def verdicts(number, **facts):
    return {one.code: one.verdict for one in points(number, FoundedFacts(**facts))}


@pytest.mark.parametrize(
    ("number", "facts", "expected"),
    [
        (1, {}, {"groups": "missing", "compared": "missing", "insights": "unknown"}),
        (1, {"groups_heard": 3, "is_compared": True}, {"groups": "present", "compared": "present"}),
        (1, {"groups_heard": 2}, {"groups": "missing"}),
        (1, {"groups_heard": 2, "groups_open": 1}, {"groups": "unknown"}),
        (1, {"groups_heard": 1, "groups_open": 1}, {"groups": "missing"}),
        (1, {"groups_heard": 1, "is_gap_named": True}, {"groups": "present"}),
        (2, {}, {"decided": "missing", "split": "unknown", "told": "unknown"}),
        (2, {"is_decided": True, "is_split_said": True, "is_told": True}, {"split": "present"}),
        (2, {"is_told": False}, {"told": "missing"}),
        (3, {"is_fixed_said": True}, {"fixed": "present", "ideas": "unknown"}),
        (3, {}, {"fixed": "missing"}),
        (4, {}, {"users": "missing", "deliverers": "missing", "case": "unknown"}),
        (4, {"case": (3, 3, 2)}, {"case": "present", "accepted": "unknown"}),
        (4, {"case": (3, 3, 1)}, {"case": "missing"}),
        (4, {"case": (2, 4, 4)}, {"case": "missing"}),
        (4, {"are_users_heard": None}, {"users": "unknown"}),
        (5, {"are_users_heard": True}, {"users": "present", "deliverers": "missing"}),
    ],
)
def test_what_founds_going_on(number, facts, expected):
    assert expected.items() <= verdicts(number, **facts).items()


@given(st.integers(1, 5), FACTS)
def test_every_verdict_has_its_words(number, facts):
    found = points(number, facts)
    assert [one.code for one in found] == list(founded.POINTS[number])
    for one in found:
        assert terms.FOUNDED[one.code][one.verdict]
        assert terms.VERDICT_WORDS[one.verdict]
        assert terms.VERDICT_SIGNS[one.verdict]


def test_signs_differ_so_that_no_verdict_is_told_by_colour_alone():
    assert set(terms.VERDICT_SIGNS) == set(founded.VERDICTS)
    assert len(set(terms.VERDICT_SIGNS.values())) == 3

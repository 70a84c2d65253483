"""How many were reached, told only as far as it tells about nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages.domain.reached import COVER, FEW, NO_GROUP, Reached, reached

pytestmark = pytest.mark.unit

K = 5


@pytest.mark.parametrize(
    ("answers", "heads", "shown"),
    [
        ({"a": 12, "b": 8}, {}, {"a": Reached(12), "b": Reached(8)}),
        ({}, {"a": 7}, {"a": Reached(7)}),
        ({"a": 12}, {"a": 7}, {"a": Reached(19)}),
        ({"a": 3}, {}, {"a": Reached(hidden=FEW)}),
        ({"a": 0}, {}, {"a": Reached(hidden=FEW)}),
        ({"a": 3}, {"a": 9}, {"a": Reached(9, is_least=True)}),
        ({"a": 4}, {"a": 4}, {"a": Reached(hidden=COVER)}),
        (
            {"a": 12, "b": 8, "c": 3},
            {},
            {"a": Reached(12), "b": Reached(hidden=COVER), "c": Reached(hidden=FEW)},
        ),
        ({NO_GROUP: 12}, {}, {}),
        ({}, {}, {}),
    ],
)
def test_what_is_told(answers, heads, shown):
    assert reached(answers, heads, K) == shown


def test_people_of_no_group_cannot_be_used_to_work_out_a_small_group():
    """The total and those of no group may be known elsewhere: one small group must not be what is left."""
    shown = reached({"a": 12, "b": 3, NO_GROUP: 20}, {}, K)
    assert shown == {"a": Reached(hidden=COVER), "b": Reached(hidden=FEW)}


COUNTS = st.dictionaries(st.sampled_from(["a", "b", "c", "d", NO_GROUP]), st.integers(0, 30))


@given(COUNTS, COUNTS, st.integers(2, 12))
def test_no_number_below_k_is_ever_told(answers, heads, k):
    for group, one in reached(answers, heads, k).items():
        true = answers.get(group, 0) + heads.get(group, 0)
        assert (one.count is None) == bool(one.hidden)
        if one.count is not None:
            assert k <= one.count <= true
            assert one.is_least or one.count == true
        if one.hidden == FEW:
            assert true < k

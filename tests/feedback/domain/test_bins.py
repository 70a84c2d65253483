"""Whole numbers in spans: every number in exactly one, and no edge that an answer made."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.bins import bins

pytestmark = pytest.mark.unit

NUMBERS = st.lists(st.integers(-2_000_000_000, 2_000_000_000), max_size=20)
LIMITS = st.none() | st.integers(-500, 500)


@pytest.mark.parametrize(
    ("numbers", "least", "most", "spans"),
    [
        ([], None, None, []),
        ([], 0, 3, [(0, 0), (1, 1), (2, 2), (3, 3)]),
        ([7, 1], 0, None, [(0, 0), (1, 1), (2, 2), (3, 5), (6, 10)]),
        ([], 4, 30, [(4, 5), (6, 10), (11, 20), (21, 30)]),
        ([-3], None, 0, [(-5, -3), (-2, -2), (-1, -1), (0, 0)]),
        ([6], 1, 5, [(each, each) for each in range(1, 7)]),
        ([12], 1, 5, [(1, 1), (2, 2), (3, 5), (6, 10), (11, 20)]),
        ([0], None, None, [(0, 0)]),
    ],
)
def test_the_spans(numbers, least, most, spans):
    assert bins(numbers, least, most) == spans


@given(NUMBERS, LIMITS, LIMITS)
def test_every_number_lies_in_one_span_and_spans_leave_no_gap(numbers, least, most):
    spans = bins(numbers, least, most)
    assert all(sum(low <= each <= high for low, high in spans) == 1 for each in numbers)
    assert all(low <= high for low, high in spans)
    assert all(after[0] == before[1] + 1 for before, after in pairwise(spans))


@given(st.lists(st.integers(11, 20), min_size=1))
def test_an_edge_tells_of_nobody(numbers):
    assert bins(numbers, 0) == bins([15], 0)

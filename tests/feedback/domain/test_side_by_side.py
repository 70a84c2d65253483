"""Who stopped where, gaps between groups, and whether people knew why they were asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.dropping_off import DropOff, drop_off
from feedback.domain.side_by_side import Gap, is_purpose_unclear, widest_gap

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("last_pages", "told"),
    [
        ({}, DropOff(0)),
        ({1: 4}, DropOff(None)),
        ({1: 5}, DropOff(5, 1, 5)),
        ({1: 3, 2: 4}, DropOff(7)),
        ({1: 5, 2: 5}, DropOff(10)),
        ({1: 8, 2: 4}, DropOff(12, 1)),
        ({1: 8, 2: 2, 3: 3}, DropOff(13, 1, 8)),
    ],
)
def test_where_people_stopped(last_pages, told):
    assert drop_off(last_pages, 5) == told


@given(st.dictionaries(st.integers(1, 6), st.integers(1, 12), max_size=6), st.integers(5, 10))
def test_no_few_can_be_worked_out(last_pages, least):
    told = drop_off(last_pages, least)
    for number in (told.left, told.there):
        assert number is None or number == 0 or number >= least
    if told.there is not None:
        assert told.left - told.there == 0 or told.left - told.there >= least


def test_the_widest_gap_is_named():
    shares = {
        "Families": {"once": 0.64, "times": 0.2},
        "Young people": {"once": 0.5, "times": 0.75},
        "Staff": {"once": 0.6, "times": 0.4},
    }
    assert widest_gap(shares) == Gap("times", "Young people", "Families")


@pytest.mark.parametrize(
    "shares",
    [{}, {"One": {"a": 1.0}}, {"One": {"a": 0.5}, "Other": {"a": 0.55}}, {"One": {}, "Other": {}}],
)
def test_no_gap_to_speak_of(shares):
    assert widest_gap(shares) is None


@pytest.mark.parametrize(
    ("answers", "is_unclear"),
    [((3, 1, 0), False), ((3, 1, 1), True), ((15, 3, 2), False), ((14, 3, 3), True)],
)
def test_whether_people_knew_why_they_were_asked(answers, is_unclear):
    assert is_purpose_unclear(*answers) is is_unclear

"""Who was heard, in numbers: nothing tells of fewer people than may be shown to everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.heard_words import heard_numbers, kept_heard

pytestmark = pytest.mark.unit

ROWS = [("Families", 20), ("Staff", 11)]


def numbers(answered=31, asked=44, rows=ROWS, least=10, by_link=True):
    return heard_numbers(answered=answered, asked=asked, by_link=by_link, rows=rows, least=least)


def test_numbers_with_their_base():
    assert numbers() == {
        "answered": 31,
        "least": 10,
        "asked": 44,
        "by_link": True,
        "rows": [["Families", 20], ["Staff", 11]],
    }


@pytest.mark.parametrize(
    ("answered", "rows"),
    [
        (31, [("Families", 27), ("Staff", 4)]),
        (31, [("Families", 27)]),
        (31, [("Families", 40)]),
        (9, [("Families", 9)]),
    ],
)
def test_groups_that_would_tell_of_few_are_left_out(answered, rows):
    assert numbers(answered=answered, rows=rows)["rows"] == []


def test_few_are_told_as_fewer_than():
    assert numbers(answered=9) | {"rows": 0} == numbers(answered=1) | {"rows": 0}
    assert numbers(answered=9)["answered"] is None
    assert numbers(answered=0)["answered"] == 0
    assert numbers(asked=3)["asked"] is None


counts = st.lists(st.tuples(st.text(max_size=3), st.integers(0, 60)), max_size=5)


@given(counts, st.integers(0, 40), st.integers(0, 100), st.integers(10, 40))
def test_nobody_can_work_out_a_small_group(rows, others, asked, least):
    answered = sum(count for _label, count in rows) + others
    kept = numbers(answered=answered, asked=asked, rows=rows, least=least)
    if kept["rows"]:
        rest = answered - sum(count for _label, count in kept["rows"])
        assert min(count for _label, count in kept["rows"]) >= least
        assert rest == 0 or rest >= least
    assert kept["answered"] in {None, 0} or kept["answered"] >= least


def test_what_was_kept_is_read_under_the_numbers_of_today():
    assert kept_heard({}, 10) is None
    assert kept_heard(numbers(), 10) == numbers()
    assert kept_heard(numbers(), 15)["rows"] == []
    later = kept_heard(numbers(), 50)
    assert (later["answered"], later["asked"], later["least"]) == (None, None, 50)
    assert kept_heard(numbers(answered=0), 50)["answered"] == 0
    assert kept_heard(numbers(), 10, needs_care=True)["rows"] == []
    without_link = numbers(by_link=False, rows=[("Families", 31)])
    assert without_link["asked"] == 44
    assert kept_heard(without_link, 14)["asked"] is None


@pytest.mark.parametrize(("asked", "told"), [(12, None), (13, None), (21, None), (22, 22)])
def test_who_did_not_answer_cannot_be_worked_out(asked, told):
    assert numbers(answered=12, asked=asked, rows=[], by_link=False)["asked"] == told
    assert numbers(answered=12, asked=asked, rows=[], by_link=True)["asked"] == asked

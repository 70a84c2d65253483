"""What a draft is made of: the most chosen, the most spoken of, short quotes, and never half a part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.drafting import Counted, joined, most_chosen, most_spoken_of, short_quotes

pytestmark = pytest.mark.unit


def counted(*people):
    return [Counted(f"answer {n}", count) for n, count in enumerate(people)]


@pytest.mark.parametrize(
    ("people", "kept"),
    [
        ((), []),
        ((0, 0), []),
        ((1, 5, 0), [5, 1]),
        ((9, 5, 4, 3), [9, 5, 4]),
        ((9, 4, 4, 4), [9]),
        ((4, 4, 4, 4), [4, 4, 4, 4]),
    ],
)
def test_the_most_chosen_answers(people, kept):
    assert [one.people for one in most_chosen(counted(*people))] == kept


@given(st.lists(st.integers(0, 30)))
def test_no_answer_is_dropped_beside_one_that_as_many_gave(people):
    kept = most_chosen(counted(*people))
    named = {one.people for one in kept}
    assert sum(people.count(count) for count in named) == len(kept)


def test_themes_of_few_people_are_left_out():
    assert [one.people for one in most_spoken_of(counted(4, 12, 5, 0), 5)] == [12, 5]


def test_at_most_four_themes_are_named():
    assert len(most_spoken_of(counted(*range(5, 15)), 5)) == 4


def test_long_quotes_are_left_to_the_writer():
    assert short_quotes(["a" * 241, "", "one", "two", "three"]) == ["one", "two"]


@given(st.lists(st.text(alphabet="ab", max_size=9)), st.integers(0, 30))
def test_what_is_joined_fits_and_holds_only_whole_parts(parts, longest):
    text = joined(parts, longest=longest)
    assert len(text) <= longest
    assert all(line in parts for line in text.split("\n") if line)

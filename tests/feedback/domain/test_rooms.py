"""Who was in a room, as people write it down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.rooms import Tally, Unread, read_tallies

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("line", "tally"),
    [
        ("Parents, 9", Tally("Parents", 9)),
        ("Parents: 9", Tally("Parents", 9)),
        ("9 parents", Tally("parents", 9)),
        ("3 x Young people", Tally("Young people", 3)),
        ("Young people 11–17 - 5", Tally("Young people 11–17", 5)),
    ],
)
def test_a_group_and_its_number_are_read_either_way(line, tally):
    assert read_tallies(line) == ([tally], [])


@pytest.mark.parametrize(
    "line", ["Parents", "7", "A9", ", 4", "0 dogs", "9001 parents", "x" * 81 + ", 2"]
)
def test_a_line_without_a_group_and_a_number_is_named(line):
    assert read_tallies(f"Staff, 2\n\n{line}") == ([Tally("Staff", 2)], [Unread(3, line)])


def test_the_same_group_twice_is_added_up():
    assert read_tallies("Parents, 9\nparents 2") == ([Tally("Parents", 11)], [])


@given(st.text())
def test_any_text_is_read_or_named_line_by_line(text):
    tallies, unread = read_tallies(text)
    assert all(tally.group.strip() and tally.heads > 0 for tally in tallies)
    assert len(tallies) + len(unread) <= len(text.splitlines())

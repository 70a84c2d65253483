"""No number that would tell who said what, whatever the groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.domain.small_numbers import (
    K_INTERNAL,
    K_PUBLIC,
    GroupRow,
    GroupTable,
    group_table,
    is_hidden,
    is_unanimous,
    round_counts,
)

some_counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30), max_size=8)
some_parents = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("xyz"))
thresholds = st.sampled_from([K_INTERNAL, K_PUBLIC])


def test_thresholds() -> None:
    assert [is_hidden(n, K_INTERNAL) for n in (0, 4, 5, 9)] == [True, True, False, False]
    assert [is_hidden(n, K_PUBLIC) for n in (9, 10)] == [True, False]


def test_partners_are_merged_with_practitioners_as_worked_by_hand() -> None:
    counts = {"families": 11, "young": 9, "practitioners": 7, "partners": 3}
    parents = {"practitioners": "staff", "partners": "staff"}
    assert group_table(counts, K_INTERNAL, parents=parents) == GroupTable(
        rows=(
            GroupRow(("families",), 11),
            GroupRow(("young",), 9),
            GroupRow(("practitioners", "partners"), 10),
        ),
        hidden=(),
    )


def test_without_a_parent_the_next_smallest_is_hidden_too() -> None:
    counts = {"families": 11, "young": 9, "practitioners": 7, "partners": 3}
    assert group_table(counts, K_INTERNAL) == GroupTable(
        rows=(GroupRow(("families",), 11), GroupRow(("young",), 9)),
        hidden=("practitioners", "partners"),
    )


def test_a_group_of_nobody_is_no_cover_for_a_small_one() -> None:
    assert group_table({"a": 12, "b": 8, "c": 3, "d": 0}, 5) == GroupTable(
        rows=(GroupRow(("a",), 12),), hidden=("b", "c", "d")
    )
    assert group_table({"a": 12, "b": 0}, 5) == GroupTable((GroupRow(("a",), 12),), ("b",))


def test_groups_that_are_all_as_large_as_hidden_ones_can_be_need_cover() -> None:
    assert group_table({"a": 12, "b": 8, "c": 4, "d": 4}, 5).hidden == ("b", "c", "d")


def test_a_choice_among_equals_is_no_cover() -> None:
    assert group_table({"a": 12, "b": 7, "c": 7, "d": 3}, 5).hidden == ("b", "c", "d")


def test_two_tiny_groups_are_no_cover_for_each_other() -> None:
    assert group_table({"a": 12, "b": 8, "c": 2, "d": 1}, 5).hidden == ("b", "c", "d")


@pytest.mark.parametrize(
    ("counts", "rounded"),
    [
        ([34, 21, 10], [34, 21, 10]),
        ([34, 21, 9, 4], [35, 20, 10, 5]),
        ([12, 2, 0], [10, 0, 0]),
        ([], []),
    ],
)
def test_public_counts_are_rounded_when_any_is_small(counts: list[int], rounded: list[int]) -> None:
    assert round_counts(counts) == rounded


def test_everybody_the_same() -> None:
    assert is_unanimous([0, 12, 0])
    assert not is_unanimous([1, 12])
    assert not is_unanimous([0, 0])


@given(some_counts, thresholds, some_parents)
def test_no_small_group_can_be_seen_or_worked_out(
    counts: dict[str, int], k: int, parents: dict[str, str]
) -> None:
    table = group_table(counts, k, parents=parents)

    assert all(row.count >= k for row in table.rows)
    hidden = [counts[group] for group in table.hidden if counts[group]]
    assert not hidden or (sum(hidden) >= k and len(hidden) > 1) or not table.rows


@given(some_counts, thresholds, some_parents)
def test_every_group_stands_in_one_place(
    counts: dict[str, int], k: int, parents: dict[str, str]
) -> None:
    table = group_table(counts, k, parents=parents)

    placed = [group for row in table.rows for group in row.groups] + list(table.hidden)
    assert sorted(placed) == sorted(counts)
    assert all(row.count == sum(counts[one] for one in row.groups) for row in table.rows)


@given(st.lists(st.integers(0, 500)))
def test_rounding_moves_no_count_by_more_than_two(counts: list[int]) -> None:
    rounded = round_counts(counts)
    assert all(abs(one - two) <= 2 for one, two in zip(counts, rounded, strict=True))
    assert rounded == counts or all(count % 5 == 0 for count in rounded)


def test_a_group_that_tells_is_hidden_and_covered() -> None:
    counts = {"a": 12, "b": 8, "c": 7}
    table = group_table(counts, 5, tells=lambda groups: list(groups) == ["c"])
    assert [row.groups for row in table.rows] == [("a",)]
    assert table.hidden == ("b", "c")


def test_groups_that_tell_together_are_covered_by_more() -> None:
    counts = {"a": 12, "b": 4, "c": 3}
    shown = group_table(counts, 5, tells=lambda groups: "a" not in groups)
    assert shown.rows == ()
    assert shown.hidden == ("a", "b", "c")


def test_a_merged_row_that_would_tell_is_not_made() -> None:
    counts = {"a": 12, "b": 6, "c": 3}
    parents = {"b": "staff", "c": "staff"}
    table = group_table(counts, 5, parents=parents, tells=lambda groups: set(groups) == {"b", "c"})
    assert table.rows == ()

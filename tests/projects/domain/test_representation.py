"""Who is heard, against published numbers, numbers worked by hand, and whoever tries to subtract."""

from collections import defaultdict
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.domain.representation import (
    BASE,
    COVER,
    FEW,
    NEARLY_ALL,
    QUIET,
    Counted,
    Difference,
    band,
    difference,
    dissimilarity,
    exclusive,
    is_unsure,
    overlapping,
    ratio,
    safe_band,
    wilson,
)

pytestmark = pytest.mark.unit

HEARD = 52
BY_HAND = [
    ("most deprived fifth", "0.38", 12, 0.231, 0.61, (0.137, 0.361), "under", False),
    ("fathers and male carers", "0.22", 6, 0.115, 0.52, (0.054, 0.230), "under", True),
    ("kinship carers", "0.09", 7, 0.135, 1.50, (0.067, 0.253), "more", True),
    ("a disabled child", "0.18", 10, 0.192, 1.07, (0.108, 0.319), "in_line", False),
    ("aged 12-17", "0.30", 14, 0.269, 0.90, (0.168, 0.403), "in_line", False),
]
"""Worked by hand for 52 people heard of 480 families: target, count, share, ratio, interval, word, unsure."""
NEWCOMBE = [
    (81, 263, (0.2553, 0.3662)),
    (15, 148, (0.0624, 0.1605)),
    (0, 20, (0.0, 0.1611)),
    (1, 29, (0.0061, 0.1718)),
]
"""Wilson's interval in Newcombe's comparison of seven methods (Statistics in Medicine, 1998)."""

shares = st.fractions(min_value=Fraction(1, 100), max_value=1)


@st.composite
def somebody_of(draw):
    n = draw(st.integers(1, 400))
    return draw(st.integers(0, n)), n


@pytest.mark.parametrize(
    ("name", "target", "count", "share", "times", "interval", "word", "unsure"), BY_HAND
)
def test_the_table_worked_by_hand(name, target, count, share, times, interval, word, unsure):
    (found,) = overlapping([Counted(1, count, HEARD, Fraction(target))], 5)
    assert (found.count, round(found.share, 3)) == (count, share), name
    assert round(float(ratio(Fraction(count, HEARD), Fraction(target))), 2) == times
    assert (round(found.low, 3), round(found.high, 3)) == interval
    assert (found.band, found.is_unsure, found.hidden) == (word, unsure, "")


def test_a_hidden_count_keeps_the_word_that_is_true_of_all_it_could_be():
    (found,) = overlapping([Counted(1, 3, HEARD, Fraction("0.12"))], 5)
    assert (found.band, found.hidden) == ("under", FEW)
    assert (found.count, found.share, found.low, found.high) == (None, None, None, None)
    assert round(float(ratio(Fraction(4, HEARD), Fraction("0.12"))), 2) == 0.64


def test_dissimilarity_of_the_areas_is_as_worked_by_hand():
    heard, target = [0.60, 0.10, 0.22, 0.08], [0.45, 0.25, 0.20, 0.10]
    assert round(dissimilarity(heard, target), 12) == 0.17
    names = ("town", "coast", "glens", "islands")
    by_name = [dict(zip(names, some, strict=True)) for some in (heard, target)]
    assert dissimilarity(*by_name) == dissimilarity(heard, target)


def test_the_ratio_of_the_published_trials():
    assert round(ratio(0.409, 0.485), 3) == 0.843
    assert band(0.843) == "in_line"


@pytest.mark.parametrize(("count", "n", "interval"), NEWCOMBE)
def test_the_interval_as_published(count, n, interval):
    low, high = wilson(count, n)
    assert (round(low, 4), round(high, 4)) == interval


@pytest.mark.parametrize(
    ("times", "word"),
    [
        (Fraction(0), "barely"),
        (Fraction(49, 100), "barely"),
        (Fraction(1, 2), "under"),
        (Fraction(79, 100), "under"),
        (Fraction(4, 5), "in_line"),
        (Fraction(6, 5), "in_line"),
        (Fraction(121, 100), "more"),
    ],
)
def test_where_each_word_begins(times, word):
    assert band(times) == word


def test_of_nobody_nothing_is_known():
    assert wilson(0, 0) == (0.0, 1.0)
    (found,) = overlapping([Counted(1, 0, 0, Fraction(1, 2))], 5)
    assert (found.hidden, found.band) == (BASE, "")
    assert safe_band(0, 0, 0, Fraction(1, 2)) == ""


@pytest.mark.parametrize(("successes", "n"), [(5, 4), (-1, 4), (0, -1)])
def test_more_than_all_and_less_than_nobody_are_refused(successes, n):
    with pytest.raises(ValueError, match="no share of people"):
        wilson(successes, n)


def test_a_group_that_nobody_belongs_to_is_refused():
    with pytest.raises(ValueError, match="nobody belongs to"):
        ratio(0.1, 0)


@pytest.mark.parametrize(("heard", "target"), [([1.0], [0.5, 0.5]), ({"a": 1.0}, [1.0])])
def test_unlike_groups_cannot_be_compared(heard, target):
    with pytest.raises(ValueError, match="same order"):
        dissimilarity(heard, target)


@given(somebody_of())
def test_the_interval_holds_the_share_and_stays_within_nothing_and_all(some):
    count, n = some
    low, high = wilson(count, n)
    assert 0 <= low <= count / n <= high <= 1


@given(somebody_of())
def test_one_more_person_never_moves_the_interval_down(some):
    count, n = some
    if count < n:
        lower, upper = wilson(count, n), wilson(count + 1, n)
        assert lower[0] <= upper[0]
        assert lower[1] <= upper[1]


@given(st.integers(1, 40), st.integers(2, 8))
def test_more_people_make_it_surer(count, times):
    n = count * 3
    low, high = wilson(count, n)
    lower, higher = wilson(count * times, n * times)
    assert higher - lower < high - low


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.data())
def test_dissimilarity_is_a_share_the_same_both_ways_and_none_of_itself(heard, data):
    size = len(heard)
    target = data.draw(st.lists(st.integers(1, 50), min_size=size, max_size=size))
    one = [count / sum(heard) for count in heard]
    other = [count / sum(target) for count in target]
    assert 0 <= dissimilarity(one, other) <= 1
    assert dissimilarity(one, other) == dissimilarity(other, one)
    assert dissimilarity(one, one) == 0


@given(shares, st.integers(5, 200), st.sampled_from([5, 10]))
def test_a_safe_word_is_true_of_every_count_it_could_be(target, base, k):
    word = safe_band(0, min(k - 1, base), base, target)
    true_of = [band(ratio(Fraction(n, base), target)) for n in range(min(k, base + 1))]
    if word == "under":
        assert set(true_of) <= QUIET
    elif word:
        assert set(true_of) == {word}


@given(st.integers(0, 60), st.integers(0, 60), shares, st.sampled_from([5, 10]))
def test_groups_that_overlap_show_the_same_for_every_count_that_is_hidden(count, base, target, k):
    """An attacker who knows everything but the count learns only that it is hidden."""
    count = min(count, base)
    (found,) = overlapping([Counted(1, count, base, target)], k)
    alike = {FEW: range(min(k, base + 1)), NEARLY_ALL: range(max(k, base - k + 1), base + 1)}
    for other in alike.get(found.hidden, ()):
        assert overlapping([Counted(1, other, base, target)], k) == [found]
    if not found.hidden:
        assert count >= k
        assert base - count >= k


def seen(counts, k):
    base = sum(counts)
    groups = [
        Counted(key, count, base, Fraction(1, len(counts))) for key, count in enumerate(counts)
    ]
    standings = exclusive(groups, k)
    return standings, difference(groups, standings)


@pytest.mark.parametrize("size", [2, 3, 4])
def test_nobody_can_subtract(size):
    """Every way in which up to 13 people could have come: a hidden group of somebody is never certain, k being 4."""
    by_page = defaultdict(list)
    for counts in product(range(14), repeat=size):
        if 2 <= sum(counts) <= 13:
            standings, unlike = seen(counts, 4)
            by_page[sum(counts), tuple(standings), unlike].append(counts)
    certain = [
        counts
        for (_total, standings, _unlike), alike in by_page.items()
        for place, one in enumerate(standings)
        for counts in alike
        if one.hidden and counts[place] and len({other[place] for other in alike}) == 1
    ]
    assert certain == []


def test_equals_are_hidden_together_so_that_the_choice_tells_nothing():
    assert [one.hidden for one in seen([2, 4, 4, 9], 4)[0]] == [COVER, COVER, COVER, ""]
    assert [one.hidden for one in seen([4, 5, 5], 5)[0]] == [BASE, BASE, BASE]


def test_how_unlike_is_worked_out_from_what_is_shown():
    assert seen([30, 10, 12], 5)[1] == Difference(
        dissimilarity([30 / 52, 10 / 52, 12 / 52], [1 / 3] * 3), is_least=False
    )
    _standings, found = seen([40, 8, 3, 1], 5)
    assert found == Difference(dissimilarity([40 / 52, 12 / 52], [1 / 4, 3 / 4]), is_least=True)
    assert seen([2, 1], 5)[1] is None
    assert difference([], []) is None


def test_no_doubt_is_added_where_a_group_is_in_line():
    assert not is_unsure(Fraction(1), (0.0, 1.0), Fraction(1, 2))

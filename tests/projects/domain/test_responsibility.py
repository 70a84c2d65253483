"""Who has responsibility: the worked example, and what holds for any actions."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.domain.responsibility import (
    LATE,
    MIXED,
    NOTHING,
    ON_TIME,
    Deed,
    Rate,
    burden,
    how_timely,
    is_heavy,
    on_time,
    orphans,
)

pytestmark = pytest.mark.unit

TODAY = date(2026, 10, 26)
DUE = TODAY - timedelta(days=10)
IN_TIME, TOO_LATE = DUE, DUE + timedelta(days=1)


def deeds(owner, *, good, late, undone, **fields):
    """Actions of one owner: so many done in time, late, and not done."""
    done = [IN_TIME] * good + [TOO_LATE] * late + [None] * undone
    return [Deed(owner=owner, due_on=DUE, done_on=on, **fields) for on in done]


WORKED = [
    *deeds("council", good=5, late=1, undone=2),
    *deeds("partners", good=1, late=1, undone=2),
    *deeds("families", good=2, late=0, undone=0, is_unpaid=True),
]

days = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
any_deeds = st.lists(
    st.builds(
        Deed,
        owner=st.sampled_from(["council", "partners", "families"]),
        due_on=days,
        done_on=days,
        has_name=st.booleans(),
        is_unpaid=st.booleans(),
        is_dropped=st.booleans(),
    ),
    max_size=30,
)


def test_on_time_rates_of_the_worked_example():
    found = on_time(WORKED, TODAY)
    assert found == {"council": Rate(5, 8), "partners": Rate(1, 4), "families": Rate(2, 2)}
    assert [how_timely(one) for one in found.values()] == [MIXED, LATE, ON_TIME]
    shares = [f"{float(one.share):.1%}" for one in found.values()]
    assert shares == ["62.5%", "25.0%", "100.0%"]


def test_the_burden_of_the_worked_example():
    found = burden(WORKED)
    assert (found, f"{float(found.share):.1%}") == (Rate(2, 14), "14.3%")
    assert not is_heavy(found)


@pytest.mark.parametrize(("part", "whole", "heavy"), [(1, 5, False), (2, 9, True), (0, 0, False)])
def test_a_burden_is_worth_a_look_above_a_fifth(part, whole, heavy):
    assert is_heavy(Rate(part, whole)) is heavy


@pytest.mark.parametrize(
    ("rate", "word"),
    [
        (None, NOTHING),
        (Rate(0, 0), NOTHING),
        (Rate(4, 5), ON_TIME),
        (Rate(3, 4), MIXED),
        (Rate(1, 2), MIXED),
        (Rate(2, 5), LATE),
        (Rate(0, 1), LATE),
    ],
)
def test_how_timely_an_owner_is_in_a_word(rate, word):
    assert how_timely(rate) == word


def test_what_is_not_over_or_was_dropped_is_not_due():
    some = [
        Deed("we", due_on=TODAY),
        Deed("we", due_on=None),
        Deed("we", due_on=DUE, is_dropped=True),
    ]
    assert on_time(some, TODAY) == {}


def test_actions_without_a_named_person_are_orphans():
    some = [Deed("partners", has_name=False), Deed("we"), Deed("", has_name=False, is_dropped=True)]
    assert orphans(some) == Rate(1, 2)
    assert orphans([]).share is None


@given(any_deeds)
def test_every_share_lies_between_nothing_and_all(some):
    rates = [*on_time(some, TODAY).values(), orphans(some), burden(some)]
    assert all(0 <= one.part <= one.whole for one in rates)
    assert all(one.share is None or 0 <= one.share <= Fraction(1) for one in rates)


@given(any_deeds)
def test_owners_share_what_is_due_between_them(some):
    alone = {one.owner: on_time([d for d in some if d.owner == one.owner], TODAY) for one in some}
    together = on_time(some, TODAY)
    assert {owner: found.get(owner) for owner, found in alone.items()} == {
        owner: together.get(owner) for owner in alone
    }

"""Who hears of which step, where an organisation chose others than the usual people, and the days that it chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.ladder import TOO_FEW, UNKNOWN, faults, kept, usual_course
from feedback.domain.schedule import (
    FAMILIES,
    OWNER,
    PARTICIPANTS,
    STAFF,
    USUAL_STAFF,
    Norms,
    as_ladder,
    staff_of,
)
from organisations.domain.limits import LIMITS

pytestmark = pytest.mark.unit

roles = st.lists(st.sampled_from(STAFF), max_size=5)
ladders = st.dictionaries(st.sampled_from(FAMILIES), roles)
anything = st.recursive(
    st.none() | st.integers() | st.text(max_size=9) | st.sampled_from(FAMILIES + STAFF),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FAMILIES), inner),
    max_leaves=9,
)


def to_whom(ladder, **days):
    return {one.code: one.to for one in usual_course(Norms(ladder=as_ladder(ladder), **days))}


def test_without_a_choice_the_usual_people_hear():
    assert to_whom({}) == to_whom(None)
    assert to_whom({})["decide"] == ("owner", "decider")


def test_people_are_added_and_put_in_anothers_place():
    found = to_whom({"first_word": ["owner", "backup", "manager"], "confirm": ["backup"]})
    assert found["first_word"] == ("owner", "backup", "manager", "participants")
    assert found["confirm"] == ("backup",)
    assert found["overdue"] == ("owner", "senior", "participants")


def test_fewer_people_than_usual_are_refused():
    assert faults({"decide": ["decider"], "confirm": ["owner"]}) == {"decide": TOO_FEW}
    assert faults({"decide": ["decider", "decider"]}) == {"decide": TOO_FEW}
    assert faults({"confirm": ["participants"], "elsewhere": ["owner"]}) == {
        "confirm": UNKNOWN,
        "elsewhere": UNKNOWN,
    }


def test_only_what_differs_is_kept():
    chosen = {"confirm": ["owner"], "decide": ["manager", "owner"]}
    assert kept(chosen) == {"decide": ["owner", "manager"]}


@given(ladders)
def test_a_choice_that_may_be_kept_reaches_no_fewer_people_at_any_step(chosen):
    chosen = {sort: some for sort, some in chosen.items() if sort not in faults(chosen)}
    found = as_ladder(kept(chosen))
    for sort in FAMILIES:
        assert len(staff_of(sort, found)) >= len(USUAL_STAFF[sort])


@given(anything)
def test_whatever_stands_in_the_table_each_step_reaches_somebody_and_people_hear_theirs(chosen):
    usual = to_whom({})
    for code, audience in to_whom(chosen).items():
        assert set(audience) & set(STAFF)
        assert (PARTICIPANTS in audience) == (PARTICIPANTS in usual[code])


@given(
    st.integers(LIMITS["confirm_days"].least, LIMITS["confirm_days"].most),
    st.integers(LIMITS["decide_days"].least, LIMITS["decide_days"].most),
    st.integers(LIMITS["still_owed_days"].least, LIMITS["still_owed_days"].most),
    st.integers(1, 84),
)
def test_every_choice_of_days_gives_steps_in_order_with_their_names(
    confirm, decide, still, promise
):
    norms = Norms(confirm_days=confirm, decide_days=decide, still_owed_days=still)
    days = {one.code: one.day for one in usual_course(norms, promise)}
    assert list(days.values()) == sorted(set(days.values()))
    assert days["confirm"] == -confirm
    assert days["overdue"] == 84
    assert ("decide" in days) == (promise > decide)
    assert days.get("decide", promise - decide) == promise - decide
    assert ("still_owed" in days) == (promise < still)
    assert all(OWNER in one.to for one in usual_course(norms, promise))

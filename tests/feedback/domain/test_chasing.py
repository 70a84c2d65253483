"""Which steps an ask still calls for, and the reason when it calls for none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.chasing import (
    EVERY_TIME,
    chase_steps,
    reason_for,
    why_not,
    why_not_participants,
)
from feedback.domain.loop import ItemFacts, LoopFacts, is_closed, next_step
from feedback.domain.schedule import DueStep, Step, steps

CLOSED_ON = date(2026, 3, 6)
OPEN_ITEM = ItemFacts()


def on(days):
    return CLOSED_ON + timedelta(days=days)


def held(until, said=10):
    return ItemFacts("still_deciding", on(said), on(said), next_on=on(until))


def final(said=20):
    return ItemFacts("changed", on(said), on(said), settled_on=on(said))


def taken_back(said):
    return ItemFacts("reversed", on(said))


def facts(*items, **given):
    return LoopFacts(CLOSED_ON, items or (OPEN_ITEM,), **given)


def step(code, day=28, to=("owner",)):
    return Step(code, day, on(day), to)


def test_the_clock_runs_until_a_repeat_after_today():
    assert chase_steps(facts(), on(0)) == steps(CLOSED_ON, until=on(112))
    assert chase_steps(facts(), on(150))[-1].on == on(168)


def test_the_day_of_a_holding_word_is_a_step_for_the_owner():
    found = [one for one in chase_steps(facts(held(40)), on(30)) if one.code == "next_news"]
    assert found == [Step("next_news", 40, on(40), ("owner",))]


def test_a_withdrawn_ask_is_to_be_told_within_a_week():
    found = [one for one in chase_steps(facts(withdrawn_on=on(-3)), on(0)) if one.code == "retell"]
    assert found == [Step("retell", 4, on(4), ("owner", "backup"))]


@pytest.mark.parametrize(
    ("code", "known", "reason"),
    [
        ("first_word", facts(), ""),
        ("first_word", LoopFacts(CLOSED_ON, ()), "nothing_owed"),
        ("overdue", facts(final()), "closed_loop"),
        ("first_word", facts(withdrawn_on=on(-3)), "withdrawn"),
        ("overdue", facts(withdrawn_on=on(-3)), ""),
        ("decide", facts(held(40), first_told_on=on(10)), "word_given"),
        ("still_owed", facts(held(40), first_told_on=on(10)), ""),
        ("closed", facts(held(40), first_told_on=on(10)), ""),
    ],
)
def test_each_end_of_a_step_has_its_reason(code, known, reason):
    assert why_not(step(code), known) == reason


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (facts(), ""),
        (facts(held(90), first_told_on=on(10)), "word_given"),
        (facts(held(50), first_told_on=on(10)), ""),
        (facts(taken_back(80), first_told_on=on(10)), "word_given"),
        (facts(taken_back(70), first_told_on=on(10)), ""),
        (facts(withdrawn_on=on(-3)), "withdrawn"),
        (facts(final()), "closed_loop"),
    ],
)
def test_people_hear_nothing_automatic_while_promised_news_lies_ahead(known, reason):
    assert why_not_participants(step("overdue", 84), known, on(84)) == reason


@pytest.mark.parametrize(
    ("skip", "because", "reason"),
    [
        ("not_open", "closed_loop", "not_open"),
        ("overtaken", "closed_loop", "closed_loop"),
        ("overtaken", "", "overtaken"),
        ("", "", ""),
    ],
)
def test_the_reason_that_says_most_is_given(skip, because, reason):
    assert reason_for(DueStep(step("overdue"), "owner", skip), because) == reason


items = st.lists(
    st.one_of(
        st.just(OPEN_ITEM),
        st.builds(held, st.integers(11, 200)),
        st.builds(final, st.integers(1, 100)),
    ),
    max_size=3,
)
asks = st.builds(
    lambda some, promised, withdrawn: LoopFacts(
        CLOSED_ON,
        tuple(some),
        promised_on=on(promised),
        first_told_on=min((one.told_on for one in some if one.told_on), default=None),
        withdrawn_on=None if withdrawn is None else on(withdrawn),
    ),
    items,
    st.integers(1, 200),
    st.one_of(st.none(), st.integers(-20, 60)),
)


@given(asks, st.integers(-10, 400))
def test_whatever_happened_somebody_is_chased_exactly_while_an_answer_is_owed(known, day):
    called_for = [one for one in chase_steps(known, on(day)) if not why_not(one, known)]
    assert bool(called_for) == bool(known.items and not is_closed(known))


@given(asks, st.integers(0, 400))
def test_the_step_shown_as_next_is_one_that_reminds_somebody(known, day):
    shown = next_step(known, on(day))
    called_for = {(one.code, one.on) for one in chase_steps(known, on(day))}
    assert shown is None or (shown.code, shown.on) in called_for


@given(asks, st.integers(-10, 400))
def test_a_step_has_one_day_and_steps_are_sorted(known, day):
    found = chase_steps(known, on(day))
    once = [one.code for one in found if one.code not in EVERY_TIME]
    assert len(once) == len(set(once))
    assert [one.on for one in found] == sorted(one.on for one in found)

"""What is owed, when it is late, and when the loop is closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain import loop
from feedback.domain.dispositions import FINAL, Disposition
from feedback.domain.loop import ItemFacts, Joined, LoopFacts, NextStep, State, Word
from feedback.domain.promise_record import InTime, half_within, heard_back_in_time

CLOSE = date(2026, 3, 6)


def after(days: int) -> date:
    return CLOSE + timedelta(days=days)


def settled(day: int) -> ItemFacts:
    return ItemFacts("changed", said_on=after(day), told_on=after(day), settled_on=after(day))


def holding(day: int, until: int) -> ItemFacts:
    return ItemFacts("still_deciding", said_on=after(day), told_on=after(day), next_on=after(until))


def settled_again(reversed_day: int, told_day: int | None) -> ItemFacts:
    """Settled on day 14, taken back later, and said again when `told_day` is given."""
    again = told_day is not None
    return ItemFacts(
        "not_changed" if again else "reversed",
        said_on=after(told_day if again else reversed_day),
        told_on=after(told_day) if again else None,
        settled_on=after(14),
        reversed_on=after(reversed_day),
    )


def facts(*items: ItemFacts, **more: object) -> LoopFacts:
    return LoopFacts(close_on=CLOSE, items=items, **more)  # type: ignore[arg-type]


SILENT = facts(ItemFacts(), ItemFacts())
HELD = facts(settled(14), holding(14, 40), first_told_on=after(14))
CLOSED = facts(settled(14), settled(40), first_told_on=after(14))
REVERSED = facts(
    settled(14),
    ItemFacts("reversed", said_on=after(90), settled_on=after(14), reversed_on=after(90)),
    first_told_on=after(14),
)

# Where it stands ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("some", "day", "state"),
    [
        (SILENT, 0, State.ASKING),
        (SILENT, 1, State.OWED),
        (SILENT, 28, State.OWED),
        (SILENT, 29, State.OVERDUE),
        (facts(), 1, State.NOTHING_OWED),
        (facts(), 0, State.ASKING),
        (HELD, 20, State.HELD),
        (HELD, 40, State.HELD),
        (HELD, 41, State.OVERDUE),
        (CLOSED, 41, State.CLOSED),
        (REVERSED, 97, State.OVERDUE),
        (facts(settled(14), ItemFacts(), first_told_on=after(14)), 60, State.OWED),
        (facts(settled(14), ItemFacts(), first_told_on=after(14)), 85, State.OVERDUE),
        (facts(settled(14), holding(80, 140), first_told_on=after(14)), 90, State.OVERDUE),
    ],
)
def test_where_it_stands(some: LoopFacts, day: int, state: State) -> None:
    assert loop.state(some, after(day)) is state
    assert loop.is_owed(some, after(day)) is (state in {State.OWED, State.HELD, State.OVERDUE})


def test_a_reversal_waits_a_week_before_it_is_overdue() -> None:
    early = facts(
        ItemFacts("reversed", said_on=after(30), settled_on=after(14)), first_told_on=after(14)
    )
    assert loop.state(early, after(37)) is State.OWED
    assert loop.state(early, after(38)) is State.OVERDUE
    told = replace(early.items[0], disposition="not_changed", told_on=after(36))
    assert loop.state(facts(told, first_told_on=after(14)), after(38)) is State.CLOSED


def test_a_final_outcome_that_nobody_was_told_of_closes_nothing() -> None:
    untold = facts(ItemFacts("changed", said_on=after(20)))
    assert not loop.is_closed(untold)
    assert loop.state(untold, after(29)) is State.OVERDUE


def test_how_long_people_wait() -> None:
    assert loop.days_waiting(SILENT, after(38)) == 38
    assert loop.days_waiting(SILENT, after(-5)) == 0


def test_how_many_items_are_settled() -> None:
    assert [loop.settled_count(one) for one in (SILENT, HELD, CLOSED, REVERSED)] == [0, 1, 2, 1]


# Withdrawn ----------------------------------------------------------------------------------------


def test_a_withdrawn_ask_owes_a_word_within_a_week_of_the_day() -> None:
    withdrawn = facts(ItemFacts(), withdrawn_on=after(-10))
    assert (withdrawn.ended_on, withdrawn.due_on) == (after(-10), after(-3))
    assert loop.state(withdrawn, after(-11)) is State.ASKING
    assert loop.state(withdrawn, after(-3)) is State.OWED
    assert loop.state(withdrawn, after(-2)) is State.OVERDUE
    assert loop.next_step(withdrawn, after(-9)) == NextStep("retell", after(-3))


def test_a_withdrawal_that_people_were_told_of_is_closed() -> None:
    said = ItemFacts("withdrawn", after(-9), told_on=after(-4), settled_on=after(-4))
    told = facts(said, withdrawn_on=after(-10), first_told_on=after(-4))
    assert loop.state(told, after(-3)) is State.CLOSED
    assert loop.first_word(told, after(-3)) is Word.KEPT
    assert loop.retell_due(told) is None


# Words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "day", "word"),
    [
        (28, 90, Word.KEPT),
        (29, 90, Word.LATE),
        (None, 28, Word.OPEN),
        (None, 29, Word.MISSED),
    ],
)
def test_the_first_word(told: int | None, day: int, word: Word) -> None:
    some = facts(ItemFacts(), first_told_on=None if told is None else after(told))
    assert loop.first_word(some, after(day)) is word


@pytest.mark.parametrize(
    ("some", "day", "word"),
    [
        (CLOSED, 200, Word.KEPT),
        (facts(settled(84)), 200, Word.KEPT),
        (facts(settled(85)), 200, Word.BROKEN),
        (facts(settled(100), promised_on=after(100)), 200, Word.KEPT),
        (HELD, 84, Word.OPEN),
        (HELD, 85, Word.BROKEN),
        (REVERSED, 200, Word.KEPT),
        (facts(settled_again(60, None)), 84, Word.OPEN),
        (facts(settled_again(60, None)), 85, Word.BROKEN),
        (facts(settled_again(60, 65)), 200, Word.KEPT),
        (facts(settled_again(60, 90)), 200, Word.BROKEN),
        (facts(settled_again(100, 120)), 200, Word.KEPT),
    ],
)
def test_the_final_word(some: LoopFacts, day: int, word: Word) -> None:
    assert loop.final_word(some, after(day)) is word


# What comes next ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("some", "day", "code", "on"),
    [
        (SILENT, -10, "confirm", -7),
        (SILENT, 1, "decide", 14),
        (SILENT, 15, "first_word", 28),
        (SILENT, 29, "still_owed", 56),
        (SILENT, 84, "overdue", 84),
        (SILENT, 113, "overdue_140", 140),
        (HELD, 15, "next_news", 40),
        (HELD, 50, "next_news", 40),
        (REVERSED, 91, "retell", 97),
        (facts(settled(3), ItemFacts(), first_told_on=after(3)), 4, "still_owed", 56),
    ],
)
def test_what_comes_next(some: LoopFacts, day: int, code: str, on: int) -> None:
    assert loop.next_step(some, after(day)) == NextStep(code, after(on))


def test_nothing_comes_next_when_nothing_is_owed() -> None:
    assert loop.next_step(CLOSED, after(50)) is None
    assert loop.next_step(facts(), after(50)) is None


def test_people_are_held_only_when_every_open_item_has_a_told_date() -> None:
    assert loop.held_until(HELD) == after(40)
    assert loop.held_until(facts(holding(14, 40), holding(14, 30))) == after(30)
    assert loop.held_until(facts(holding(14, 40), ItemFacts())) is None
    untold = replace(holding(14, 40), told_on=None)
    assert loop.held_until(facts(untold)) is None
    assert loop.held_until(CLOSED) is None


# Over many ----------------------------------------------------------------------------------------


def test_heard_back_in_time_counts_silence_as_not_in_time() -> None:
    words = [Word.KEPT, Word.KEPT, Word.LATE, Word.MISSED, Word.OPEN]
    assert heard_back_in_time(words) == InTime(kept=2, judged=4)
    assert heard_back_in_time([]) == InTime(kept=0, judged=0)


def test_half_heard_back_within() -> None:
    assert half_within([]) is None
    assert half_within([9]) == 9
    assert half_within([21, 14]) == 14
    assert half_within([7, 14, 14, 21, 21, 21, 28, 70]) == 21


def test_days_to_the_first_word() -> None:
    assert loop.days_to_first_word(CLOSED) == 14
    assert loop.days_to_first_word(SILENT) is None
    assert loop.days_to_first_word(facts(first_told_on=after(-1))) == 0


@pytest.mark.parametrize(
    ("reachable", "told", "needs_channel", "channels", "done"),
    [
        (3, 3, False, 0, True),
        (3, 2, False, 0, False),
        (3, 2, True, 1, False),
        (3, 3, True, 0, False),
        (3, 3, True, 1, True),
        (0, 0, False, 0, True),
        (0, 0, True, 0, False),
    ],
)
def test_when_a_publication_counts_as_told(
    reachable: int, told: int, needs_channel: bool, channels: int, done: bool
) -> None:
    found = loop.is_told(
        reachable=reachable, told=told, needs_channel=needs_channel, channels=channels
    )
    assert found is done


# Always -------------------------------------------------------------------------------------------

days = st.one_of(st.none(), st.integers(-30, 250).map(after))
any_item = st.builds(
    ItemFacts,
    disposition=st.sampled_from(["", *Disposition]),
    said_on=days,
    told_on=days,
    next_on=days,
    settled_on=days,
    reversed_on=days,
    reopened_on=days,
)
any_facts = st.builds(
    LoopFacts,
    close_on=st.just(CLOSE),
    items=st.lists(any_item, max_size=4).map(tuple),
    promised_on=st.one_of(st.none(), st.integers(1, 200).map(after)),
    first_told_on=days,
    withdrawn_on=days,
    snoozed_until=days,
    joined=st.one_of(
        st.none(),
        st.builds(
            Joined,
            first_due_on=st.integers(-40, 200).map(after),
            final_due_on=st.integers(-40, 300).map(after),
            into=st.integers(0, 2),
        ),
    ),
)
any_day = st.integers(-40, 400).map(after)


@given(any_facts, any_day)
def test_state_and_owing_agree(some: LoopFacts, today: date) -> None:
    state = loop.state(some, today)
    assert loop.is_owed(some, today) is (state in {State.OWED, State.HELD, State.OVERDUE})
    assert (state is State.CLOSED) is (loop.is_closed(some) and loop.has_ended(some, today))
    assert 0 <= loop.settled_count(some) <= len(some.items)
    assert loop.is_closed(some) is (0 < loop.settled_count(some) == len(some.items))


@given(any_facts, any_day)
def test_whatever_is_owed_has_a_next_step(some: LoopFacts, today: date) -> None:
    step = loop.next_step(some, today)
    assert (step is None) is (not some.items or loop.is_closed(some))
    if step is not None and step.code not in {loop.NEXT_NEWS, loop.RETELL}:
        assert step.on >= today


@given(any_facts, any_day, st.integers(0, 100))
def test_a_broken_or_missed_word_never_mends_by_waiting(
    some: LoopFacts, today: date, more: int
) -> None:
    later = today + timedelta(days=more)
    if loop.final_word(some, today) is Word.BROKEN:
        assert loop.final_word(some, later) is Word.BROKEN
    if loop.first_word(some, today) is Word.MISSED:
        assert loop.first_word(some, later) is Word.MISSED


@given(any_facts)
def test_only_final_and_told_items_are_done(some: LoopFacts) -> None:
    assert [item.is_done for item in some.items] == [
        item.disposition in FINAL and item.told_on is not None and item.reopened_on is None
        for item in some.items
    ]


@given(any_facts)
def test_no_day_of_a_double_is_later_than_any_of_those_it_is_joined_with(some: LoopFacts) -> None:
    alone = replace(some, joined=None)
    if some.joined is None:
        assert (some.due_on, some.final_due_on) == (alone.due_on, alone.final_due_on)
    else:
        assert some.due_on == min(alone.due_on, some.joined.first_due_on)
        assert some.final_due_on == min(alone.final_due_on, some.joined.final_due_on)


@given(st.lists(st.integers(0, 400), min_size=1))
def test_half_within_is_the_fewest_days_that_hold_half(some: list[int]) -> None:
    half = half_within(some)
    assert half in some
    assert sum(day <= half for day in some) * 2 >= len(some)
    assert sum(day < half for day in some) * 2 < len(some)


# Opened again, put off -----------------------------------------------------------------------------


def test_what_was_missed_opens_an_item_again_and_breaks_no_word_that_was_kept() -> None:
    again = replace(settled(40), reopened_on=after(100))
    some = facts(settled(14), again, first_told_on=after(14))
    assert loop.is_owed(some, after(100))
    assert loop.settled_count(some) == 1
    assert loop.final_word(some, after(120)) is Word.KEPT
    mended = facts(settled(14), replace(again, reopened_on=None), first_told_on=after(14))
    assert loop.is_closed(mended)


@pytest.mark.parametrize(("day", "rests"), [(13, True), (14, False)])
def test_reminders_rest_until_the_day_that_a_snooze_names(day: int, rests: bool) -> None:
    assert facts(ItemFacts(), snoozed_until=after(14)).is_snoozed(after(day)) is rests
    assert facts(ItemFacts()).is_snoozed(after(day)) is False

"""An item with several outcomes: final only when all are, told when the last one was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain import loop
from feedback.domain.dispositions import Disposition
from feedback.domain.load import ItemRecord, joined_record
from feedback.domain.loop import ItemFacts, LoopFacts, State, joined

pytestmark = pytest.mark.unit

DAY = date(2027, 3, 1)
DAYS = st.none() | st.integers(0, 120).map(lambda days: DAY + timedelta(days=days))
SOME_DAY = st.integers(0, 200).map(lambda days: DAY + timedelta(days=days))
PARTS = st.builds(
    ItemFacts,
    disposition=st.sampled_from(["", *Disposition]),
    said_on=DAYS,
    told_on=DAYS,
    next_on=DAYS,
    settled_on=DAYS,
    reversed_on=DAYS,
)
DONE = ItemFacts(disposition="changed", said_on=DAY, told_on=DAY, settled_on=DAY)
LATER = DAY + timedelta(days=9)


@given(PARTS, DAYS)
def test_with_one_outcome_an_item_is_what_that_outcome_is(part, reopened_on):
    assert joined([part], reopened_on) == replace(part, reopened_on=reopened_on)


def test_without_any_nothing_was_said():
    assert joined([]) == ItemFacts()


@given(st.lists(PARTS, min_size=2, max_size=4), SOME_DAY)
def test_it_is_final_done_and_settled_only_when_all_are(parts, day):
    item = joined(parts)
    assert item.is_final == all(part.is_final for part in parts)
    assert item.is_done == all(part.is_done for part in parts)
    assert item.was_settled_by(day) == all(part.was_settled_by(day) for part in parts)


@given(st.lists(PARTS, min_size=2, max_size=4), st.randoms())
def test_their_order_changes_nothing_that_counts(parts, random):
    mixed = random.sample(parts, len(parts))
    one, other = (LoopFacts(close_on=DAY, items=(joined(some),)) for some in (parts, mixed))
    for day in (DAY, LATER, DAY + timedelta(days=100)):
        assert loop.state(one, day) == loop.state(other, day)
        assert loop.final_word(one, day) == loop.final_word(other, day)
    assert loop.retell_due(one) == loop.retell_due(other)


def test_it_is_told_on_the_day_of_the_last_one():
    assert joined([DONE, replace(DONE, told_on=LATER)]).told_on == LATER
    assert joined([DONE, replace(DONE, told_on=None)]).told_on is None


def test_one_part_without_words_keeps_it_open():
    facts = LoopFacts(close_on=DAY, items=(joined([DONE, ItemFacts()]),), first_told_on=DAY)
    assert loop.state(facts, LATER) is State.OWED
    assert loop.settled_count(facts) == 0


def test_it_is_held_until_the_nearest_day_of_those_still_held():
    held = ItemFacts(disposition="still_deciding", said_on=DAY, told_on=DAY, next_on=LATER)
    later = replace(held, next_on=LATER + timedelta(days=5))
    assert joined([DONE, later, held]).next_on == LATER
    assert joined([held, ItemFacts()]).next_on is None


def test_a_part_that_was_taken_back_is_told_again_within_a_week():
    back = ItemFacts(disposition="reversed", said_on=LATER, settled_on=DAY, reversed_on=LATER)
    facts = LoopFacts(close_on=DAY, items=(joined([DONE, ItemFacts(), back]),))
    assert loop.retell_due(facts) == LATER + timedelta(days=7)


def test_credit_comes_with_the_last_part_and_goes_with_the_first_taken_back():
    told, late = ItemRecord(DAY), ItemRecord(LATER)
    assert joined_record([]) == ItemRecord()
    assert joined_record([told]) == told
    assert joined_record([told, late]) == late
    assert joined_record([told, ItemRecord()]) == ItemRecord()
    back = ItemRecord(DAY, taken_back_on=DAY + timedelta(days=3))
    assert joined_record([back, late]) == ItemRecord(None, back.taken_back_on)
    assert joined_record([back, told]) == back

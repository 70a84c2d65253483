"""When news may go out again, how late it came, and words that are no answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.publishing import days_late, next_holding_on, vague_outcome

pytestmark = pytest.mark.unit

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(DAYS, st.none() | DAYS)
def test_another_holding_word_waits_four_weeks_or_for_the_promised_day(last_on, promised_on):
    allowed_on = next_holding_on(last_on, promised_on)
    assert (allowed_on - last_on).days <= 28
    assert allowed_on in {promised_on, date.fromordinal(last_on.toordinal() + 28)}


@given(DAYS, DAYS)
def test_days_late_are_the_days_after_the_due_one(done_on, due_on):
    assert days_late(done_on, due_on) == max(0, done_on.toordinal() - due_on.toordinal())


@pytest.mark.parametrize(
    "text",
    [
        "Your views will inform our strategy.",
        "This has been noted.",
        "We are looking into it and will tell you in due course.",
        "We will take your comments into account.",
        "Lessons have been learned.",
        "We value your feedback.",
    ],
)
def test_words_that_say_nothing_are_found(text):
    assert vague_outcome(text)


@pytest.mark.parametrize(
    "text",
    [
        "Every family now gets a text each Friday.",
        "Two workers would be alone in the building after six.",
        "The board decides on 9 December.",
        "We informed the school on Monday.",
        "",
    ],
)
def test_words_that_say_something_are_left_alone(text):
    assert not vague_outcome(text)


def test_blanks_make_no_difference_and_take_no_time():
    assert vague_outcome("We will take   this\n into   account")
    assert not vague_outcome(f"take{' ' * 1_000_000}it")

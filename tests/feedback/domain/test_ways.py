"""What somebody may be reminded of and when, how much fits on paper, and what no code has in it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain import posters
from feedback.domain.codes import ALPHABET, as_typed, in_groups, look_alikes
from feedback.domain.load import AskRecord, Profile, Rule, Settings, rules_that_hold, score
from feedback.domain.nudging import LIMITED, OVER_CAP, REMINDED, TOO_SOON, Reach, why_not_nudge
from tests.factories import TODAY

pytestmark = pytest.mark.unit

LAST_WEEK = AskRecord(asked_on=TODAY - timedelta(days=5))
CODES = st.text(ALPHABET, min_size=8, max_size=8)


def reason(history=(LAST_WEEK,), profile=None, *, reminders=0, message=None, settings=None):
    last = TODAY - timedelta(days=message) if message is not None else None
    return why_not_nudge(
        Reach(reminders, last), history, profile or Profile(), TODAY, settings or Settings()
    )


def test_somebody_asked_last_week_is_reminded_although_the_pause_between_asks_runs():
    assert rules_that_hold(score([LAST_WEEK], Profile(), TODAY), [LAST_WEEK], Profile(), TODAY) == (
        Rule.GAP,
    )
    assert reason() == ""


@pytest.mark.parametrize(("reminders", "why"), [(0, ""), (1, ""), (2, REMINDED), (3, REMINDED)])
def test_two_reminders_are_the_most(reminders, why):
    assert reason(reminders=reminders) == why


def test_where_nobody_is_to_be_reminded_nobody_is():
    assert reason(settings=Settings(max_reminders=0)) == REMINDED


@pytest.mark.parametrize(("days", "why"), [(0, TOO_SOON), (1, TOO_SOON), (2, ""), (9, "")])
def test_two_days_lie_between_messages(days, why):
    assert reason(message=days) == why


@pytest.mark.parametrize(
    "profile",
    [
        Profile(is_opted_out=True),
        Profile(is_on_hold=True),
        Profile(own_times=1, own_days=90),
    ],
)
def test_their_own_word_and_their_safety_come_first(profile):
    assert reason(profile=profile) == LIMITED


def test_three_unanswered_in_a_row_are_a_no():
    silent = [
        AskRecord(asked_on=TODAY - timedelta(days=day), closed_on=TODAY - timedelta(days=day - 5))
        for day in (60, 40, 30)
    ]
    assert reason([*silent, LAST_WEEK]) == LIMITED


def test_a_reminder_that_would_pass_the_cap_is_not_sent():
    old = [
        AskRecord(asked_on=TODAY - timedelta(days=day), answered_on=TODAY - timedelta(days=day))
        for day in (85, 75, 65)
    ]
    assert reason([*old, LAST_WEEK]) == OVER_CAP
    assert reason([*old[1:], LAST_WEEK]) == ""


@pytest.mark.parametrize(("words", "size"), [(150, "large"), (151, "middle"), (400, "small")])
def test_more_words_on_an_invitation_mean_smaller_print(words, size):
    assert posters.print_size(words) == size


@pytest.mark.parametrize(("words", "size"), [(45, "large"), (75, "middle"), (76, "small")])
def test_more_words_on_a_poster_mean_smaller_print(words, size):
    assert posters.poster_size(words) == size


@given(st.lists(st.text("ab", min_size=1), max_size=80))
def test_cutting_as_many_words_as_said_makes_it_fit(words):
    over = posters.words_too_many(" ".join(words))
    assert posters.words_too_many(" ".join(words[over:])) == 0
    assert over == max(0, len(words) - posters.FROM_TWO_METRES)


@pytest.mark.parametrize(("longest", "lines"), [(300, 3), (400, 3), (10_000, 9), (None, 9)])
def test_a_long_answer_gets_more_lines(longest, lines):
    assert posters.paper_lines(longest) == lines


@given(CODES)
def test_a_code_is_read_however_it_is_written(code):
    for typed in (code.upper(), in_groups(code), f" {code[:4]} – {code[4:]}. ", " ".join(code)):
        assert as_typed(typed) == code
    assert look_alikes(code) == []


def test_what_no_code_has_is_named_as_it_was_typed():
    assert look_alikes("K7M0-OX1o") == ["0", "O", "1", "o"]
    assert as_typed("k7m0-ox1o") == ""


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_code_or_none(typed):
    code = as_typed(typed)
    assert code == "" or (len(code) == 8 and set(code) <= set(ALPHABET))

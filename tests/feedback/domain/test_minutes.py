"""Minutes as people are told before they begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.minutes import (
    CLOSED_SECONDS,
    LONG_TEXT_SECONDS,
    RANKING_SECONDS,
    SHORT_TEXT_SECONDS,
    minutes_asked,
)

some_seconds = st.lists(st.integers(0, 600), max_size=20)
some_words = st.integers(0, 5000)

WORKED = [*(CLOSED_SECONDS,) * 6, RANKING_SECONDS, *(SHORT_TEXT_SECONDS,) * 2]


def test_the_worked_example_takes_four_minutes() -> None:
    assert sum(WORKED) + 150 * 60 / 200 == 225
    assert minutes_asked(WORKED, words=150) == 4


@pytest.mark.parametrize(
    ("easy_read", "supported", "minutes"),
    [(True, False, 6), (False, True, 8), (True, True, 12)],
)
def test_other_versions_take_longer(easy_read: bool, supported: bool, minutes: int) -> None:
    found = minutes_asked(WORKED, words=150, is_easy_read=easy_read, is_supported=supported)
    assert found == minutes


def test_minutes_are_rounded_up_and_nothing_takes_none() -> None:
    assert minutes_asked([]) == 0
    assert minutes_asked([1]) == 1
    assert minutes_asked([60]) == 1
    assert minutes_asked([60], words=1) == 2
    assert minutes_asked([LONG_TEXT_SECONDS]) == 2


@given(some_seconds, some_words)
def test_minutes_hold_the_time_and_less_than_one_more(seconds: list[int], words: int) -> None:
    needed = sum(seconds) + words * 60 / 200
    assert 0 <= minutes_asked(seconds, words=words) * 60 - needed < 60
    assert minutes_asked(seconds, words=words) <= minutes_asked(
        seconds, words=words, is_easy_read=True
    )

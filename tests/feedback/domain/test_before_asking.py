"""Days on which people can answer, words that name a standing group, and how hard a text is to read."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.before_asking import days_away, days_open, names_standing
from feedback.domain.reading_ease import DIFFICULT, lix, words_in

pytestmark = pytest.mark.unit

DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 3, 1))
SPELLS = st.lists(st.tuples(DAYS, DAYS), max_size=5)


def test_both_ends_count():
    assert days_open(date(2027, 3, 1), date(2027, 3, 14)) == 14
    assert days_open(date(2027, 3, 1), date(2027, 3, 1)) == 1
    assert days_open(date(2027, 3, 2), date(2027, 3, 1)) == 0


@given(DAYS, DAYS, SPELLS)
def test_days_away_are_what_counting_day_by_day_gives(opens_on, closes_on, spells):
    days = [opens_on + timedelta(days=n) for n in range(days_open(opens_on, closes_on))]
    counted = sum(any(first <= day <= last for first, last in spells) for day in days)
    assert days_away(opens_on, closes_on, spells) == counted


def test_the_last_day_that_there_is():
    spell = (date(9999, 12, 30), date.max)
    assert days_away(date(9999, 12, 1), date.max, [spell, spell]) == 2


@pytest.mark.parametrize(
    ("text", "is_standing"),
    [
        ("The youth FORUM on Tuesdays", True),
        ("standing_panel", True),
        ("an advisory\n group", True),
        ("A short form by link", False),
        ("", False),
    ],
)
def test_words_that_name_a_group_that_meets_anyway(text, is_standing):
    assert names_standing(text) is is_standing


def test_lix_by_hand():
    # 9 words in 2 sentences, 2 of them ("several", "yesterday") of seven letters and more.
    assert lix("We phoned several times. Nobody rang us back yesterday.") == Fraction(
        9, 2
    ) + Fraction(200, 9)
    assert lix("I see.") == 2


def test_a_text_without_words_is_not_hard():
    assert lix("") == lix(" …?! ") == 0


def test_one_long_sentence_of_long_words_is_hard():
    assert lix("Responsible organisations subsequently implement recommendations.") > DIFFICULT


def test_a_word_with_a_hyphen_or_an_apostrophe_is_one():
    assert words_in("Don’t co-produce it, Mum's way") == [
        "Don’t",
        "co-produce",
        "it",
        "Mum's",
        "way",
    ]


@given(st.text(max_size=300))
def test_any_text_has_a_measure(text):
    assert 0 <= lix(text) <= len(words_in(text)) + 100

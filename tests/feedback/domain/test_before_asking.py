"""Days on which people can answer, words that name a standing group, and how hard a text is to read."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.before_asking import names_standing
from feedback.domain.reading_ease import DIFFICULT, lix, words_in

pytestmark = pytest.mark.unit


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

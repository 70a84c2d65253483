"""What a title is about, as words to search for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.topic import MOST_WORDS, searched_words, topic_words

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What is it like to ask for help?", ("help",)),
        ("Letters, LETTERS and the glass bus", ("letter", "glass")),
        ("Creche times in the glens", ("creche", "time", "glen")),
        ("", ()),
        ("Is it so?", ()),
        ("Würde Müßiggang", ("würde", "müssiggang")),
    ],
)
def test_words_that_say_what_it_is_about(text, words):
    assert topic_words(text) == words


def test_what_is_typed_is_searched_as_it_stands():
    assert searched_words("  The bus, THE bus! a 24") == ("the", "bus", "24")


@given(st.text(max_size=400))
def test_any_text_gives_few_short_words(text):
    for words in (topic_words(text), searched_words(text)):
        assert len(words) <= MOST_WORDS
        assert all(2 <= len(word) <= 40 and word.strip() == word for word in words)

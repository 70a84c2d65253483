"""Text is kept as it was written, minus what no database can hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.text import LONGEST_COMPOSED, MARKS_IN_WRITING, clean_text, is_storable, storable

ANY_TEXT = st.text(st.characters())

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("", ""),
        ("Not knowing", "Not knowing"),
        ("a\x00b", "ab"),
        ("\ud83d", "\ufffd"),
        ("half \udc00 here", "half \ufffd here"),
        ("😀 stays", "😀 stays"),
        ("e\u0301", "é"),
        ("line\nnext\ttab", "line\nnext\ttab"),
    ],
)
def test_clean_text(sent, kept):
    assert clean_text(sent) == kept


@given(ANY_TEXT)
def test_cleaned_text_can_be_stored_and_is_composed(value):
    clean = clean_text(value)
    assert is_storable(clean)
    assert clean.encode().decode() == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean_text(clean) == clean


@given(ANY_TEXT)
def test_storable_text_is_left_alone(value):
    assert (storable(value) == value) == is_storable(value)


ACUTE, CEDILLA, ONE_OF_TWO = "\u0301", "\u0327", "\u0f73"


@pytest.mark.parametrize(
    "heap",
    [ACUTE * 40_000 + CEDILLA * 40_000, ONE_OF_TWO * 90_000, (ACUTE + CEDILLA) * 2_000_000],
    ids=["marks out of order", "letters that are two marks", "more than any field keeps"],
)
def test_heaps_of_marks_are_not_sorted_which_would_take_hours(heap):
    assert clean_text(f"x{heap}") == f"x{heap}"


def test_words_around_a_heap_of_marks_are_composed():
    heap = "o" + ACUTE * (MARKS_IN_WRITING + 1)
    assert clean_text(f"e{ACUTE} {heap} e{ACUTE}") == f"é {heap} é"
    assert clean_text("o" + ACUTE * MARKS_IN_WRITING) == "ó" + ACUTE * (MARKS_IN_WRITING - 1)


def test_text_longer_than_any_field_is_left_alone():
    assert clean_text(f"e{ACUTE}" * LONGEST_COMPOSED) == f"e{ACUTE}" * LONGEST_COMPOSED


def test_every_mark_of_unicode_counts():
    marks = [one for one in map(chr, range(0x110000)) if unicodedata.combining(one)]
    assert [one for one in marks if clean_text(one * 40) != one * 40] == []

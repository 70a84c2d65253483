"""Text is kept as it was written, minus what no database can hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.text import clean_text, is_storable, storable

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

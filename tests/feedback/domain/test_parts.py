"""Sentences, marks and quotes of what somebody wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.parts import Piece, Span, chosen, is_part, pieces, sentences, trimmed

pytestmark = pytest.mark.unit

TEXT = "Too loud. I hide!\nStart at ten"
ANY = st.text(alphabet="ab .!?\n\t…é😀", max_size=40)


def said(text, spans):
    return [text[span.start : span.end] for span in spans]


def test_sentences_and_lines():
    assert said(TEXT, sentences(TEXT)) == ["Too loud.", "I hide!", "Start at ten"]
    assert sentences(" \n ") == ()


@given(ANY)
def test_sentences_leave_out_nothing_but_blanks(text):
    assert "".join("".join(said(text, sentences(text))).split()) == "".join(text.split())


@given(ANY, st.integers(-3, 45), st.integers(-3, 45))
def test_a_stretch_has_no_blank_at_its_ends(text, start, end):
    span = trimmed(text, start, end)
    if span is None:
        assert not (0 <= start < end <= len(text)) or not text[start:end].strip()
    else:
        assert text[span.start : span.end] == text[start:end].strip()


def test_ticked_neighbours_become_one():
    assert said(TEXT, chosen(TEXT, {0, 1})) == ["Too loud. I hide!"]
    assert said(TEXT, chosen(TEXT, {0, 2, 9})) == ["Too loud.", "Start at ten"]
    assert chosen(TEXT, ()) == ()


def test_marks_cut_the_text():
    marks = [(Span(0, 3), "a"), (Span(2, 8), "b")]
    assert pieces("Too loud", marks) == [
        Piece("To", ("a",)),
        Piece("o", ("a", "b")),
        Piece(" loud", ("b",)),
    ]


@given(ANY, st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_pieces_join_to_the_text(text, places):
    marks = [(Span(*sorted(one)), number) for number, one in enumerate(places)]
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@pytest.mark.parametrize(
    ("part", "fits"),
    [
        ("I  hide!\nStart", True),
        ("loud. Start", False),
        (" ", False),
        ("oo loud", False),
        ("too loud", False),
    ],
)
def test_a_quote_is_part_of_the_words(part, fits):
    assert is_part(part, TEXT) is fits

"""What is worth a look in the words of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.plain_question import JARGON, LEADING, looks
from feedback.domain.reading_ease import longest_sentence, sentences_in, words_in

pytestmark = pytest.mark.unit

FIFTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def codes(text, **other):
    return [one.code for one in looks(text, **other)]


@pytest.mark.parametrize(
    ("text", "code", "detail"),
    [
        ("Did [the promised thing] happen?", "placeholder", "[the promised thing]"),
        (f"{FIFTEEN} sixteen?", "long", "16"),
        ("How was it? What was good?", "two", ""),
        ("How did it feel, and where did you get stuck?", "two", ""),
        ("Don’t you  think it is better?", "leading", "don't you"),
        ("What do stakeholders need?", "jargon", "stakeholders"),
        ("Has multi-agency help arrived?", "jargon", "multi-agency"),
        (
            "Considering organisational responsibilities, evaluate their recommendations.",
            "hard",
            "",
        ),
    ],
)
def test_what_is_pointed_at(text, code, detail):
    (found,) = looks(text)
    assert (found.code, found.detail) == (code, detail)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{FIFTEEN}?",
        "Where would this not work? Why not?",
        "What is different for you or your family?",
        "Is it better or worse than before?",
        "Who decides: you or nobody?",
        "Is it [] or not?",
    ],
)
def test_plain_ones_are_left_alone(text):
    assert looks(text) == []


def test_hint_and_choices_are_read_too():
    assert codes("What helps?", hint=f"{FIFTEEN} sixteen") == ["long"]
    assert codes("What helps?", labels=["A referral", "[Second idea]"]) == ["placeholder", "jargon"]


def test_a_plainer_word_is_offered():
    (found,) = looks("Was a referral made?")
    assert found.plainer == JARGON["referral"]


@pytest.mark.parametrize(
    "text", ["Don't you like it?", "Stakeholder?", "Was ist es and what is it?"]
)
def test_lists_of_english_words_hold_for_english_only(text):
    assert codes(text, language="de") == []
    assert codes(text, language="en-gb") != []


def test_two_questions_are_two_in_any_language():
    assert codes("Wie war das für euch? Was war daran gut?", language="de") == ["two"]


def test_every_listed_word_is_found():
    assert all("leading" in codes(f"Well, {one} it?") for one in LEADING)
    assert all("jargon" in codes(f"Is {one} there?") for one in JARGON)


def test_sentences_end_with_a_mark_or_a_line():
    assert sentences_in("It is. Is it?\nYes … \n!") == ["It is", "Is it", "Yes"]
    assert longest_sentence("It is so. Is it?") == 3
    assert longest_sentence("?!") == 0


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_is_read_without_complaint(text, hint):
    found = codes(text, hint=hint)
    assert len(found) == len(set(found))
    if "long" in found:
        assert len(words_in(text)) + len(words_in(hint)) > 15

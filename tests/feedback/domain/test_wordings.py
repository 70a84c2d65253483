"""What of a consultation is worded, missing, or changed since."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.wordings import (
    CHANGED,
    DONE,
    MISSING,
    Count,
    Line,
    code_of,
    counted,
    kept,
    layers_of,
    lines_of,
    parts_of,
    picked,
)

pytestmark = pytest.mark.unit

WORDS = st.dictionaries(st.sampled_from("abcd"), st.text(max_size=5))


@pytest.mark.parametrize("language", ["pl", "zh-hant"])
@pytest.mark.parametrize("is_easy", [True, False])
def test_a_code_says_its_parts(language, is_easy):
    assert parts_of(code_of(language, is_easy_read=is_easy)) == (language, is_easy)


def test_easy_read_falls_back_to_its_language():
    assert layers_of("pl-easy") == ["pl-easy", "pl"]
    assert layers_of("pl") == ["pl"]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (Line("a", "Old"), MISSING),
        (Line("a", "Old", " "), MISSING),
        (Line("a", "Old", "Stary", "Old"), DONE),
        (Line("a", "Old", "Stary"), DONE),
        (Line("a", "New", "Stary", "Old"), CHANGED),
    ],
)
def test_where_a_line_stands(line, state):
    assert line.state == state


def test_lines_are_counted():
    lines = lines_of({"a": "A", "b": "B", "c": " "}, {"a": "Ą"}, {"a": "Was"})
    assert counted(lines) == Count(total=2, missing=1, changed=1)
    assert counted(lines).done == 1
    assert not counted(lines).is_whole
    assert counted([]).is_whole


@given(WORDS, WORDS)
def test_only_words_of_what_there_is_are_kept(originals, words):
    stored, said = kept(originals, words)
    assert (
        set(stored)
        == set(said)
        == {name for name in words if name in originals and words[name].strip()}
    )
    assert said == {name: originals[name] for name in stored}


def test_words_left_as_they_are_keep_what_the_original_said_until_confirmed():
    before = [Line("a", "New", "Stary", "Old"), Line("b", "Same", "Tak", "Same")]
    originals, words = {"a": "New", "b": "Same"}, {"a": "Stary", "b": "Nie"}
    assert kept(originals, words, before)[1] == {"a": "Old", "b": "Same"}
    assert kept(originals, words, before, confirmed=["a"])[1] == {"a": "New", "b": "Same"}


def test_words_that_people_agreed_to_are_never_replaced():
    before = [Line("line", "Yes", "Tak", "Yes", is_agreed=True)]
    assert kept({"line": "Yes"}, {"line": "Nie"}, before)[0] == {"line": "Tak"}
    assert kept({"line": "Yes"}, {}, before)[0] == {"line": "Tak"}


def test_the_first_layer_that_has_words_is_picked():
    assert picked("a", [{"a": " "}, {"a": "Tak"}]) == ("Tak", 1)
    assert picked("a", [{}]) == ("", -1)

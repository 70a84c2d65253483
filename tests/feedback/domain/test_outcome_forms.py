"""Which wording is read first, what stands in its place, and what an older version is good for."""

import pytest

from feedback.domain.dispositions import Disposition
from feedback.domain.outcome_forms import (
    CHILD,
    EASY,
    PLAIN,
    Wanted,
    layers,
    still_right,
    worded_parts,
)

pytestmark = pytest.mark.unit


def test_words_of_one_form_never_stand_in_for_another():
    assert layers(Wanted(CHILD, "pl")) == [Wanted(CHILD, "pl"), Wanted(PLAIN, "pl")]
    assert layers(Wanted(PLAIN, "pl")) == [Wanted(PLAIN, "pl")]
    assert Wanted(EASY, "pl") not in layers(Wanted(CHILD, "pl"))


@pytest.mark.parametrize(
    ("wanted", "is_it"),
    [(Wanted(PLAIN, "en"), True), (Wanted(PLAIN, "pl"), False), (Wanted(CHILD, "en"), False)],
)
def test_only_plain_words_in_the_language_of_the_ask_are_as_written(wanted, is_it):
    assert wanted.is_as_written("en") is is_it


@pytest.mark.parametrize("disposition", list(Disposition))
def test_days_are_no_words(disposition):
    names = worded_parts(disposition)
    assert names[0] == "you_said"
    assert not any(name.endswith("_on") for name in names)


def test_without_an_end_there_is_what_people_said():
    assert worded_parts("") == ["you_said"]


def test_only_what_says_the_same_is_a_start_for_a_newer_version():
    before = {"what": "A text", "why": "No money", "where": " ", "gone": "x"}
    then = {"what": "A text comes", "why": "There is none", "where": "Here", "gone": "y"}
    now = {"what": "A letter comes", "why": "There is none", "where": "Here"}
    assert still_right(before, then, now) == {"why": "No money"}

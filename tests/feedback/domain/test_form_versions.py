"""When a question that was worded anew is still the same one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.form_versions import (
    ADDED,
    OTHER_MEANING,
    REMOVED,
    REWORDED,
    SAME,
    Wording,
    change_between,
    changes,
)
from feedback.domain.labels import labels_of, with_labels

pytestmark = pytest.mark.unit

LABELS = {"c1": "Not knowing if we are on the list", "c2": "Telling it again"}
ASKED = Wording("k", "one_choice", "What was hardest while you waited?", "Only one.", LABELS)
words = st.text("abc é?.", max_size=30)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, SAME),
        ({"hint": "Pick one."}, REWORDED),
        ({"rest": "required"}, REWORDED),
        ({"text": "What was hardst while you waited?"}, REWORDED),
        ({"text": "What was the hardest while you waited?"}, REWORDED),
        ({"text": "What was easiest while you waited?"}, OTHER_MEANING),
        ({"text": "What was hardest while you had to wait for it?"}, OTHER_MEANING),
        ({"text": "What was now hardest while you waited?"}, REWORDED),
        ({"text": "What was not hardest while you waited?"}, OTHER_MEANING),
        ({"text": "What wasn’t hardest while you waited?"}, OTHER_MEANING),
        ({"text": "Who helped you?"}, OTHER_MEANING),
        ({"text": ""}, OTHER_MEANING),
        ({"kind": "several_choices"}, OTHER_MEANING),
        ({"labels": LABELS | {"c3": "Times"}}, REWORDED),
        ({"labels": {"c1": LABELS["c1"]}}, OTHER_MEANING),
        ({"labels": LABELS | {"c2": "Teling it again"}}, REWORDED),
        ({"labels": LABELS | {"c2": "Times that do not fit"}}, OTHER_MEANING),
    ],
)
def test_what_becomes_of_a_question(changed, code):
    assert change_between(ASKED, replace(ASKED, **changed)) == code


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("Nothng", "Nothing", True),
        ("Can you come?", "Can't you come?", False),
        ("Is it not so?", "Is it now so?", False),
        ("What was hardest?", "What was the hardest?", True),
        ("How did it feel?", "How did it go?", False),
        ("", "What?", False),
    ],
)
def test_a_slip_and_a_word_that_turns_it_round(before, after, is_same):
    code = change_between(replace(ASKED, text=before), replace(ASKED, text=after))
    assert (code == REWORDED) is is_same


def test_every_question_of_both_versions_is_told_of():
    gone, new = replace(ASKED, key="gone"), replace(ASKED, key="new")
    found = changes([gone, ASKED], [new, replace(ASKED, hint="")])
    assert [(one.key, one.code) for one in found] == [
        ("new", ADDED),
        ("k", REWORDED),
        ("gone", REMOVED),
    ]


@given(words, words)
def test_any_wording_is_judged_and_the_same_one_is_the_same(one, other):
    before, after = replace(ASKED, text=one), replace(ASKED, text=other)
    assert change_between(before, after) in {SAME, REWORDED, OTHER_MEANING}
    assert change_between(before, replace(before)) == SAME


SETTINGS = {
    "choices": [{"key": "c1", "label": "Red"}, {"key": "c4", "label": "Blue"}],
    "something_else": True,
    "next_number": 5,
}


def test_words_of_choices_stand_under_their_keys():
    assert labels_of(SETTINGS) == {"c1": "Red", "c4": "Blue"}
    assert labels_of({"points": ["Bad", "Good"]}) == {"1": "Bad", "2": "Good"}
    assert labels_of({}) == labels_of({"rows": [3, {"key": "c1"}]}) == {}


def test_other_words_under_the_same_keys():
    changed = with_labels(SETTINGS, {"c4": "Navy", "c9": "Nowhere", "c1": ""})
    assert changed["choices"] == [{"key": "c1", "label": "Red"}, {"key": "c4", "label": "Navy"}]
    assert (changed["something_else"], changed["next_number"]) == (True, 5)
    assert with_labels({"points": ["Bad", "Good"], "most": [3]}, {"2": "Fine"}) == {
        "points": ["Bad", "Fine"],
        "most": [3],
    }

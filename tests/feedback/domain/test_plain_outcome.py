"""What is worth a look in an outcome in other words, and what can be counted of the four Fs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.plain_outcome import (
    MOST,
    NO_SPACES,
    TRADE_IN_OUTCOMES,
    Facts,
    four_f_looks,
    looks,
)
from feedback.domain.plain_question import Look
from feedback.wording_terms import FOUR_F_LOOKS, OUTCOME_LOOKS, PAIRS

pytestmark = pytest.mark.unit

DAY = date(2027, 3, 1)
TWELVE = "one two three four five six seven eight nine ten eleven twelve"


def codes(text, form="child", **other):
    return [one.code for one in looks(text, form=form, **other)]


def counted(**given):
    facts = {"words": ["You get a text."], "bare": [], "language": "en", "ended_on": DAY}
    return four_f_looks(Facts(**(facts | {"told_on": DAY, "has_next": True} | given)))


@pytest.mark.parametrize(
    ("text", "form", "look"),
    [
        (f"{TWELVE} more.", "child", Look("long", "13", "12")),
        (f"{TWELVE} and three more ones.", "easy", Look("long", "16", "15")),
        (f"{TWELVE} {TWELVE} and so on.", "plain", Look("long", "27", "25")),
        ("We ring on [day].", "child", Look("placeholder", "[day]")),
        ("It is cold, wet, dark, and late.", "easy", Look("ideas")),
        ("See the immediately next one.", "child", Look("word", "immediately")),
        ("The referral is there.", "plain", Look("jargon", "referral", "being sent on")),
        (
            "In due course we see.",
            "plain",
            Look("jargon", "in due course", "by a day that you name"),
        ),
        ("45 % came.", "plain", Look("percent")),
        ("Three per cent came.", "easy", Look("percent")),
        ("There were 1,250 people.", "easy", Look("number", "1,250")),
        ("There were 12500 people.", "easy", Look("number", "12500")),
        ("It was 3.5 each.", "child", Look("number", "3.5")),
        ("We saw 3 of 5 in 7 rooms.", "child", Look("numbers")),
    ],
)
def test_each_is_found_with_what_is_meant(text, form, look):
    assert look in looks(text, form=form)


@pytest.mark.parametrize(
    "text",
    [
        f"{TWELVE}.",
        "We look again on 30 November 2026.",
        "Come at 10.30 on Friday.",
        "We are in Strathcarrickshire now.",
        "9 of 20 families said so.",
        "",
        "!!! ...",
    ],
)
def test_what_is_fine_is_left_alone(text):
    assert codes(text) == []


def test_a_long_word_at_the_beginning_is_no_name():
    assert looks("Unfortunately not.", form="child") == [Look("word", "Unfortunately")]


def test_nouns_of_german_have_capitals_and_are_looked_at():
    assert "word" in codes("Wir haben eine Entscheidung.", language="de")
    assert "word" not in codes("Mamy jedną Niezapominajka.", language="pl")


def test_words_of_the_trade_are_known_in_english_only():
    assert "jargon" not in codes("The referral is there.", language="pl")


@pytest.mark.parametrize("language", sorted(NO_SPACES))
def test_nothing_is_counted_where_words_do_not_stand_apart(language):
    assert (
        codes("会议室在星期六上午十点到十二点开放给所有的孩子和他们的父母使用", language=language)
        == []
    )


def test_a_form_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        looks("Yes.", form="loud")


@given(st.text(), st.sampled_from(sorted(MOST)))
def test_any_text_is_read_and_each_code_comes_once(text, form):
    found = codes(text, form)
    assert len(found) == len(set(found))
    assert set(found) <= set(OUTCOME_LOOKS)


@pytest.mark.parametrize("form", sorted(MOST))
def test_good_examples_hold_what_we_advise_and_bad_ones_do_not(form):
    assert len(PAIRS[form]) > 1
    for pair in PAIRS[form]:
        assert codes(str(pair.good), form) == []
        assert codes(str(pair.bad), form) != []


def test_plainer_words_are_not_of_the_trade():
    for plainer in TRADE_IN_OUTCOMES.values():
        assert "jargon" not in codes(plainer)


def test_full_counts_what_has_no_words():
    assert counted()["full"] == Look("every")
    assert counted(bare=["Why?", "Who decided?"])["full"] == Look("bare", "2")


def test_friendly_is_counted_in_english_and_of_words_only():
    assert counted()["friendly"] == Look("you")
    assert counted(words=["There is a text."])["friendly"] == Look("no_you")
    assert "friendly" not in counted(language="pl")
    assert "friendly" not in counted(words=[])


@pytest.mark.parametrize(("days", "code"), [(0, "days"), (28, "days"), (29, "late"), (-3, "days")])
def test_fast_is_within_four_weeks_of_closing(days, code):
    found = counted(told_on=DAY + timedelta(days=days))["fast"]
    assert found == Look(code, str(max(days, 0)))
    assert "fast" not in counted(ended_on=None)


def test_followed_up_looks_for_a_day_or_a_step():
    assert counted()["followed_up"].code in FOUR_F_LOOKS
    assert counted(has_next=False)["followed_up"] == Look("no_next")

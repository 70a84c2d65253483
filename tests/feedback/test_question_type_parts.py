"""Parts that question types share, where an example of one type would not show them."""

from dataclasses import replace

import pytest

from feedback.question_types.base.choices import options_of
from feedback.question_types.base.summary import Summary, SummaryRow
from feedback.question_types.one_choice.examples import QUESTION

pytestmark = pytest.mark.unit


def summary(*counts: int, answered: int) -> Summary:
    labels = [(letter, letter.upper()) for letter in "abcdef"[: len(counts)]]
    given = [key for (key, _label), n in zip(labels, counts, strict=True) for _each in range(n)]
    return Summary.counting(labels, given, answered=answered)


def test_something_else_can_be_taken_away_and_rather_not_say_cannot():
    settings = {"choices": [{"key": "c1", "label": "Yes"}], "something_else": False}
    without = replace(QUESTION, settings=settings)

    assert [key for key, _label in options_of(without)] == ["c1", "rather_not_say"]
    assert [key for key, _label in options_of(QUESTION)][-2:] == [
        "something_else",
        "rather_not_say",
    ]


@pytest.mark.parametrize(
    ("counts", "answered", "sentence"),
    [
        ((1, 0), 1, "The most common answer was “A”: 1 of 1 person."),
        ((7, 7, 7), 21, "The most common answers were “A”, “B” and “C”: 7 of 21 people each."),
        ((5, 5, 5, 5), 20, "20 people answered, and no answer stands out."),
        ((0, 0), 6, "6 people answered, and no answer stands out."),
    ],
)
def test_the_sentence_of_a_chart(counts, answered, sentence):
    assert summary(*counts, answered=answered).sentence == sentence


def test_the_public_sees_large_counts_as_they_are():
    exact = summary(21, 12, answered=33)
    assert exact.for_public() == exact


def test_the_public_sees_rounded_counts_and_shares_of_the_rounded():
    shown = summary(21, 3, answered=24).for_public()
    assert shown == Summary(
        answered=25,
        rows=(SummaryRow("a", "A", 20, 0.8), SummaryRow("b", "B", 5, 0.2)),
        is_rounded=True,
    )
    assert shown.sentence == "The most common answer was “A”: about 20 of 25 people."


@pytest.mark.parametrize(
    ("counts", "is_shown"), [((6, 3), False), ((12, 0), False), ((0, 0), True), ((11, 4), True)]
)
def test_a_sensitive_question_hides_few_and_unanimous_answers(counts, is_shown):
    exact = summary(*counts, answered=sum(counts))
    for shown in (exact.for_staff(is_sensitive=True), exact.for_public(is_sensitive=True)):
        assert shown.is_withheld is not is_shown
        assert bool(shown.rows) is is_shown
        withheld = "No numbers are shown, so that nobody’s answer can be told."
        assert (shown.sentence == withheld) is not is_shown

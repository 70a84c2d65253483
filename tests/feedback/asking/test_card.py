"""The purpose card: what is said runs as sentences, what is blank is printed."""

from datetime import date

import pytest

from feedback.models import Consultation
from feedback.queries.purpose import purpose_card

WHOLE = {
    "why_you": "you waited this year",
    "can_change": "how we keep in touch",
    "cannot_change": "the number of workers",
    "decider_name": "The board",
    "decides_on": date(2027, 4, 1),
    "promised_on": date(2027, 5, 1),
    "tell_how": "by letter",
}


def card(**fields):
    return purpose_card(Consultation(**(WHOLE | fields)), minutes=4)


def said(code, **fields):
    return next(one.text for one in card(**fields) if one.code == code)


def blanks(**fields):
    return [one.code for one in card(**fields) if one.is_blank]


@pytest.mark.unit
@pytest.mark.parametrize(
    ("code", "fields", "text"),
    [
        ("why_you", {}, "We are asking you because you waited this year."),
        ("why_you", {"why_you": "Only you know."}, "Why we are asking you: Only you know."),
        (
            "why_you",
            {"why_you": "Because only you know"},
            "We are asking you because only you know.",
        ),
        ("can_change", {}, "You can change how we keep in touch."),
        (
            "can_change",
            {"is_information_only": True},
            "This is for information. Nothing can change because of what you answer.",
        ),
        ("cannot_change", {"cannot_change": ""}, "We have not said what is fixed."),
        ("decider_name", {}, "The board will decide by 1 April 2027."),
        (
            "decider_name",
            {"decider_name": "", "decides_on": None, "decider_known_on": date(2027, 3, 20)},
            "We do not know yet who decides. We will find out by 20 March 2027.",
        ),
        ("minutes", {}, "It takes about 4 minutes. You can stop at any time."),
    ],
)
def test_each_sentence(code, fields, text):
    assert said(code, **fields) == text


@pytest.mark.unit
def test_what_is_blank_is_said():
    empty = dict.fromkeys(WHOLE, "") | {"decides_on": None, "promised_on": None}
    assert blanks(**empty) == [
        "why_you",
        "can_change",
        "cannot_change",
        "decider_name",
        "promised_on",
    ]


def test_the_promise_names_who_when_how_and_why_it_takes_long(desk):
    consultation = desk.draft()
    consultation.late_promise_reason = "the board meets in summer"
    told = purpose_card(consultation)[-1].text
    assert told == (
        f"{desk.cast.facilitator} will tell you what happened by 10 April 2027. "
        "How you will hear: by letter. Why it takes that long: the board meets in summer."
    )


def test_the_page_prints_the_blanks_and_hints_at_a_better_reason(desk):
    consultation = desk.draft(why_you="gather views", cannot_change="")
    html = desk.get("consultation_detail", consultation).content.decode()
    assert '<span class="blank">We have not said what is fixed.</span>' in html
    assert "This could stand above any question." in html

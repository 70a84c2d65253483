"""What an outcome must contain, disposition by disposition."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.dispositions import (
    FIELDS,
    FINAL,
    IS_SETTLED,
    REQUIRED,
    Disposition,
    backward_dates,
    missing,
)

TODAY = date(2026, 3, 20)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
any_disposition = st.sampled_from(list(Disposition))


def test_the_seven_and_which_are_final() -> None:
    assert len(Disposition) == 7
    assert {
        "changed",
        "partly_changed",
        "not_changed",
        "out_of_our_hands",
        "withdrawn",
    } == FINAL


@pytest.mark.parametrize(
    ("disposition", "fields"),
    [
        ("changed", ["what", "since_on", "where"]),
        ("partly_changed", ["what", "why"]),
        ("not_changed", ["why", "decided_by", "revisit_on"]),
        ("out_of_our_hands", ["who_can_decide", "passed_on", "passed_on_on"]),
        ("withdrawn", ["why", "answers_fate"]),
        ("still_deciding", ["held_up_by", "next_on"]),
        ("reversed", ["promised_what", "why"]),
    ],
)
def test_what_each_must_contain(disposition: str, fields: list[str]) -> None:
    assert missing(disposition, {}) == fields
    assert missing(disposition, dict.fromkeys(fields, "said")) == []
    assert missing(disposition, dict.fromkeys(fields, " \n")) == fields
    assert missing(disposition, dict.fromkeys(fields)) == fields


def test_not_looked_at_again_is_an_answer_to_when() -> None:
    said = {"why": "Two workers would be alone", "decided_by": "Marek Nowak"}
    assert missing("not_changed", said) == ["revisit_on"]
    assert missing("not_changed", said | {"revisit_on": TOMORROW}) == []
    assert missing("not_changed", said | {IS_SETTLED: True}) == []
    assert missing("not_changed", {IS_SETTLED: True}) == ["why", "decided_by"]


def test_an_unknown_disposition_is_an_error() -> None:
    with pytest.raises(ValueError, match="maybe"):
        missing("maybe", {})


@pytest.mark.parametrize(
    ("disposition", "values", "wrong"),
    [
        ("still_deciding", {"next_on": TODAY}, ["next_on"]),
        ("still_deciding", {"next_on": TOMORROW}, []),
        ("not_changed", {"revisit_on": YESTERDAY}, ["revisit_on"]),
        ("out_of_our_hands", {"passed_on_on": TOMORROW}, ["passed_on_on"]),
        ("out_of_our_hands", {"passed_on_on": TODAY}, []),
        ("changed", {"next_on": YESTERDAY, "since_on": TOMORROW}, []),
        ("still_deciding", {"next_on": None}, []),
    ],
)
def test_dates_that_run_backwards(
    disposition: str, values: dict[str, object], wrong: list[str]
) -> None:
    assert backward_dates(disposition, values, said_on=TODAY) == wrong


@given(any_disposition, st.sets(st.sampled_from(FIELDS)))
def test_a_field_is_missing_when_it_is_asked_for_and_not_given(
    disposition: Disposition, given_fields: set[str]
) -> None:
    values = dict.fromkeys(given_fields, "said")
    assert missing(disposition, values) == [
        code for code in REQUIRED[disposition] if code not in given_fields
    ]


def test_every_field_is_asked_for_by_some_disposition() -> None:
    assert {code for codes in REQUIRED.values() for code in codes} == set(FIELDS)

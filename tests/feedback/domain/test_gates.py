"""The six gates, one lack at a time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback import terms
from feedback.domain.gates import GATES, GateFacts, GateResult, missing_gates, vague_reason

TODAY = date(2026, 1, 26)
CLOSE = date(2026, 2, 27)
READY = GateFacts(
    opens_on=TODAY,
    why_you="Only families can tell us what waiting is like.",
    can_change="How first contact works",
    decider_name="The panel",
    decides_on=date(2026, 3, 13),
    has_owner=True,
    promised_on=CLOSE + timedelta(days=28),
    tell_how="the way you were asked",
    closes_on=CLOSE,
    readers=1,
    privacy="confidential",
    wording="Isla reads every answer. We keep them for a year.",
)
CARE = replace(
    READY,
    needs_care=True,
    safe_contact="Priya",
    disclosure_text="She rings you",
    out_of_hours="999",
)


def test_a_full_card_opens() -> None:
    assert missing_gates(READY) == []
    assert missing_gates(CARE) == []


def test_an_empty_card_says_everything_that_is_missing() -> None:
    assert missing_gates(GateFacts(opens_on=TODAY)) == [
        GateResult("G1", ("why_you",)),
        GateResult("G2", ("can_change",)),
        GateResult("G3", ("decider_name", "decides_on")),
        GateResult("G4", ("owner", "closes_on", "promised_on", "tell_how")),
        GateResult("G5", ("readers", "privacy", "wording")),
    ]


@pytest.mark.parametrize(
    ("change", "gate", "missing"),
    [
        ({"why_you": " \n"}, "G1", "why_you"),
        ({"can_change": ""}, "G2", "can_change"),
        ({"decider_name": ""}, "G3", "decider_name"),
        ({"decides_on": None}, "G3", "decides_on"),
        ({"is_decided": True}, "G3", "is_decided"),
        ({"decides_on": CLOSE - timedelta(days=1)}, "G3", "decides_before_close"),
        ({"decider_known_on": TODAY - timedelta(days=1)}, "G3", "decider_known_before_opening"),
        ({"has_owner": False}, "G4", "owner"),
        ({"closes_on": TODAY - timedelta(days=1)}, "G4", "closes_before_opening"),
        ({"closes_on": None}, "G4", "closes_on"),
        ({"promised_on": None}, "G4", "promised_on"),
        ({"promised_on": CLOSE}, "G4", "promised_before_close"),
        ({"promised_on": CLOSE + timedelta(days=85)}, "G4", "late_promise_reason"),
        ({"tell_how": ""}, "G4", "tell_how"),
        ({"readers": 0}, "G5", "readers"),
        ({"privacy": ""}, "G5", "privacy"),
        ({"wording": ""}, "G5", "wording"),
    ],
)
def test_one_lack_closes_one_gate(change: dict[str, object], gate: str, missing: str) -> None:
    assert missing_gates(replace(READY, **change)) == [GateResult(gate, (missing,))]  # type: ignore[arg-type]
    assert missing in terms.GATE_MISSING


@pytest.mark.parametrize("field", ["safe_contact", "disclosure_text", "out_of_hours"])
def test_care_needs_all_three_and_only_where_care_is_needed(field: str) -> None:
    without = replace(CARE, **{field: ""})  # type: ignore[arg-type]
    assert missing_gates(without) == [GateResult("G6", (field,))]
    assert missing_gates(replace(without, needs_care=False)) == []
    assert field in terms.GATE_MISSING


def test_information_need_not_say_what_can_change() -> None:
    assert missing_gates(replace(READY, can_change="", is_information_only=True)) == []


def test_not_known_yet_is_allowed_with_a_day() -> None:
    found_out = {"decider_name": "", "decides_on": None, "decider_known_on": TODAY}
    assert missing_gates(replace(READY, **found_out)) == []  # type: ignore[arg-type]


def test_a_late_promise_opens_with_a_reason() -> None:
    late = replace(READY, promised_on=CLOSE + timedelta(days=100))
    assert missing_gates(replace(late, late_promise_reason="An election comes first.")) == []
    assert missing_gates(replace(READY, promised_on=CLOSE + timedelta(days=84))) == []


@given(st.booleans(), st.booleans(), st.text(max_size=3), st.integers(-5, 5))
def test_gates_come_in_order_and_each_lack_has_words(
    needs_care: bool, is_decided: bool, text: str, shift: int
) -> None:
    facts = GateFacts(
        opens_on=TODAY,
        why_you=text,
        needs_care=needs_care,
        is_decided=is_decided,
        closes_on=TODAY + timedelta(days=shift),
        promised_on=TODAY,
    )
    found = missing_gates(facts)
    codes = [gate.code for gate in found]
    assert codes == [code for code in GATES if code in codes]
    assert all(gate.missing for gate in found)
    assert {one for gate in found for one in gate.missing} <= set(terms.GATE_MISSING)


@pytest.mark.parametrize(
    "text",
    [
        "gather views",
        "To gather your views on the service",
        "This will inform our strategy.",
        "inform our future service planning",
        "Your voice matters",
        "Your views are important",
        "Have your say",
        "to consult with stakeholders",
        "We want to hear people's voices",
        "engage with residents",
    ],
)
def test_a_reason_that_could_stand_on_any_ask_is_vague(text: str) -> None:
    assert vague_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Only families can tell us what waiting is like, and it will inform our plans.",
        "Families wait nine weeks and a third never come back.",
        "You have waited for help this year.",
        "Workers know which form nobody reads.",
    ],
)
def test_a_reason_that_names_what_people_know_is_not(text: str) -> None:
    assert not vague_reason(text)


def test_blanks_make_no_difference_to_a_reason() -> None:
    assert vague_reason("gather   your\n  views")
    assert not vague_reason(f"gather{' ' * 1_000_000}it")

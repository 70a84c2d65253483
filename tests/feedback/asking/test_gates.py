"""The six gates say in place what is missing, and link to the field."""

from datetime import timedelta

import pytest

from feedback.actions.opening import CannotOpenError, open_consultation
from feedback.models import Consultation
from feedback.queries.asking import gate_results
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration]

CASES = [
    ({"why_you": ""}, "G1", "why_you"),
    ({"can_change": ""}, "G2", "can_change"),
    ({"is_decided": True}, "G3", "is_decided"),
    ({"decider_name": ""}, "G3", "decider_name"),
    ({"decides_on": None}, "G3", "decides_on"),
    ({"owner_id": None}, "G4", "owner"),
    ({"closes_on": TODAY - timedelta(days=1)}, "G4", "closes_on"),
    ({"tell_how": ""}, "G4", "tell_how"),
    ({"promised_on": TODAY + timedelta(days=21 + 85)}, "G4", "late_promise_reason"),
    ({"privacy": ""}, "G5", "privacy"),
    ({"needs_care": True}, "G6", "safe_contact"),
]


@pytest.fixture
def draft(desk):
    consultation = desk.draft()
    desk.question(consultation)
    return consultation


def lacking(draft, **fields):
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save()
    return draft


def test_a_whole_card_lacks_nothing(desk, draft):
    assert [gate.code for gate in gate_results(draft, today=TODAY) if not gate.is_open] == []


@pytest.mark.parametrize(("fields", "code", "field"), CASES)
def test_each_gate_names_its_field_on_the_page(desk, draft, fields, code, field):
    lacking(draft, **fields)
    missing = {gate.code: gate.missing for gate in gate_results(draft, today=TODAY)}
    assert missing[code][0].field == field
    html = desk.get("consultation_detail", draft).content.decode()
    assert f'{desk.url("consultation_edit", draft)}#id_{field}"' in html


@pytest.mark.parametrize(("fields", "code", "field"), CASES)
def test_each_gate_keeps_it_closed(desk, draft, fields, code, field):
    lacking(draft, **fields)
    with pytest.raises(CannotOpenError) as refusal:
        open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    assert [gate.code for gate in refusal.value.gates] == [code]
    draft.refresh_from_db()
    assert draft.opened_at is None


def test_somebody_has_to_read_it(desk, draft):
    draft.readers.clear()
    missing = {gate.code: gate.missing for gate in gate_results(draft, today=TODAY)}
    assert [one.field for one in missing["G5"]] == ["readers"]


def test_the_organisations_wording_is_enough(desk, draft):
    lacking(draft, wording="")
    assert gate_results(draft, today=TODAY)[4].is_open
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    draft.refresh_from_db()
    assert draft.wording == desk.organisation.default_wording


def test_drafting_looking_and_printing_are_never_gated(desk):
    desk.post("ask_start", {"title": "How was it?", "stage": "1"})
    bare = Consultation.objects.get()
    pages = ["consultation_detail", "consultation_edit", "consultation_preview", "invitation_print"]
    assert [desk.get(name, bare).status_code for name in pages] == [200] * 4


def test_the_check_page_says_what_is_missing_without_losing_the_choice(desk, draft):
    lacking(draft, why_you="")
    answer = desk.post("consultation_open", {}, draft)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Say what only these people can tell you." in html
    assert "Nobody could answer yet." in html

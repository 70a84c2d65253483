"""Writing down what a project is founded on: saved with its history, refused in words, both wordings kept."""

from datetime import timedelta

import pytest

from access.models import AuditEntry
from organisations.models import User
from projects.models import EvidenceItem, PlanChange
from tests.factories import NOW, TODAY, evidence_item
from tests.projects.founded.conftest import said

pytestmark = [pytest.mark.integration]

ADD, EDIT, REMOVE = (f"projects:evidence_{name}" for name in ("add", "edit", "remove"))
WAIT = {
    "sub_question": "n1",
    "statement": "Families wait 21 working days.",
    "direction": "supports",
    "kind": "service_data",
    "source": "Records",
    "strength": "3",
    "dated_on": TODAY.isoformat(),
    "whose": "Families",
}
STUDY = {"sub_question": "e2", "kind": "research", "research_level": "2", "strength": ""}


def test_it_is_written_down_with_who_scored_it(staff, cast, here):
    answer = staff.call(ADD, **WAIT)
    kept = EvidenceItem.objects.get()
    assert answer["Location"].endswith(f"/projects/{here.pk}/founded/#n1")
    assert (kept.statement, kept.strength, kept.project_id) == (WAIT["statement"], 3, here.pk)
    assert kept.scored_by_id == cast.facilitator.pk
    assert AuditEntry.objects.get().verb == "evidence_added"


def test_the_question_of_the_address_is_chosen_already(staff):
    assert '<option value="w2" selected>' in staff.call(ADD, query="?question=w2").content.decode()
    assert "<x>" not in staff.call(ADD, query="?question=<x>").content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"statement": " "}, "Say in one sentence what is known."),
        ({"source": ""}, "Say where it comes from."),
        ({"strength": ""}, "Choose how strong it is, by the rule that fits."),
        ({"strength": "9"}, "Select a valid choice"),
        ({"strength": "0"}, "Select a valid choice"),
        ({"sub_question": "n3"}, "Select a valid choice"),
        ({"direction": ""}, "Say whether it speaks for it or against it."),
        ({"dated_on": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come."),
        ({"dated_on": "31 June"}, "Enter a valid date."),
        ({"statement": "x" * 301}, "has room for 300 characters"),
        ({"research_level": "2"}, "Leave this empty unless it is research"),
        (STUDY | {"strength": "3"}, "Research that goes that far counts as “Some” at most here."),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_the_words(staff, change, sentence):
    answer = staff.call(ADD, **(WAIT | change))
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert change.get("source", "Records") in answer.content.decode()
    assert not EvidenceItem.objects.exists()


@pytest.mark.parametrize(
    ("question", "level", "strength"), [("e2", "2", 2), ("e2", "5", 4), ("e1", "1", 3)]
)
def test_the_level_of_research_says_how_strong_it_is(staff, question, level, strength):
    given = STUDY | {"sub_question": question, "research_level": level}
    assert staff.call(ADD, **(WAIT | given)).status_code == 302
    assert EvidenceItem.objects.get().strength == strength


def test_a_change_is_kept_as_it_read_before_and_after(staff, cast, here):
    User.objects.filter(pk=cast.owner.user_id).update(name="Agnes Laird")
    item = evidence_item(cast.organisation, project=here, strength=3, scored_by=cast.owner)
    staff.call(EDIT, item.pk, **(WAIT | {"strength": "2", "based_on": "1"}))
    kept = PlanChange.objects.get()
    changed = {name: (before, after) for name, before, after in kept.fields}
    assert (kept.verb, changed["strength"]) == ("changed", ("3", "2"))
    assert changed["scored_by"] == ("Agnes Laird", str(cast.facilitator))
    assert (kept.by_id, kept.at) == (cast.facilitator.pk, NOW)


def test_other_words_leave_the_score_to_whoever_gave_it(staff, cast, here):
    item = evidence_item(cast.organisation, project=here, strength=3, scored_by=cast.owner)
    staff.call(EDIT, item.pk, **(WAIT | {"based_on": "1"}))
    assert EvidenceItem.objects.get().scored_by_id == cast.owner.pk


def test_two_people_changing_it_both_see_both(staff, cast, here):
    item = evidence_item(cast.organisation, project=here)
    staff.call(EDIT, item.pk, **(WAIT | {"based_on": "1", "statement": "Isla's words"}))
    answer = staff.call(EDIT, item.pk, **(WAIT | {"based_on": "1", "statement": "Marek's words"}))
    assert answer.status_code == 409
    assert "Isla's words" in said(answer)
    assert "Marek&#x27;s words" in answer.content.decode()
    again = WAIT | {"based_on": "2", "statement": "Marek's words"}
    assert staff.call(EDIT, item.pk, **again).status_code == 302
    assert EvidenceItem.objects.get().statement == "Marek's words"


def test_what_is_removed_stays_in_the_history(staff, cast, here):
    item = evidence_item(cast.organisation, project=here, statement="A hunch")
    assert "A hunch" in said(staff.call(REMOVE, item.pk))
    assert staff.call(REMOVE, item.pk, based_on="1").status_code == 302
    kept = PlanChange.objects.get()
    assert (kept.verb, kept.title) == ("removed", "A hunch")
    assert not EvidenceItem.objects.exists()


@pytest.mark.parametrize("version", ["", "0", "x", "9" * 5000])
def test_what_changed_meanwhile_is_not_removed(staff, cast, here, version):
    item = evidence_item(cast.organisation, project=here)
    answer = staff.call(REMOVE, item.pk, based_on=version, sure="yes")
    assert answer.status_code == 409
    assert "It was not removed." in said(answer)
    assert EvidenceItem.objects.get() == item


def test_a_viewer_changes_nothing(staff, cast, here):
    item = evidence_item(cast.organisation, project=here)
    assert staff.call(ADD, role="viewer", **WAIT).status_code == 403
    assert staff.call(REMOVE, item.pk, role="viewer", based_on="1").status_code == 403
    assert EvidenceItem.objects.get() == item

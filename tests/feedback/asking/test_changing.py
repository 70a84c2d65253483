"""Changing card and settings: conflicts, what is frozen, what only a manager may say."""

from datetime import timedelta

import pytest

from feedback.actions.asking import ConsultationConflict, change_consultation
from feedback.forms.asking import values_of
from feedback.models import Consultation
from tests.factories import NOW, TODAY, actor, member, organisation

pytestmark = [pytest.mark.integration]


def sent(consultation, **changes):
    """What the page sends: everything it shows, with these changes."""
    values = values_of(consultation) | changes
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def change(desk, consultation, **values):
    based_on = values.pop("based_on", consultation.version)
    return change_consultation(
        actor=values.pop("actor", desk.actor),
        consultation=consultation,
        based_on=based_on,
        values=values,
        today=TODAY,
    )


def test_the_page_saves_what_it_shows(desk):
    draft = desk.draft()
    answer = desk.post("consultation_edit", sent(draft, why_you="only you know"), draft)
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.why_you, draft.version) == ("only you know", 2)
    assert draft.closes_on == TODAY + timedelta(days=21)


def test_a_clash_changes_nothing_and_hands_back_theirs(desk):
    draft = desk.draft()
    change(desk, draft, title="Theirs")
    clash = change(desk, draft, title="Mine", based_on=1)
    assert isinstance(clash, ConsultationConflict)
    assert clash.theirs.title == "Theirs"
    assert Consultation.objects.get().title == "Theirs"


def test_the_page_shows_both_wordings_and_keeps_the_one_chosen(desk):
    draft = desk.draft()
    mine = sent(draft, why_you="mine", can_change="mine too")
    change(desk, draft, why_you="theirs", can_change="theirs too")
    clash = desk.post("consultation_edit", mine, draft)
    assert clash.status_code == 422
    assert [(one.mine, one.theirs) for one in clash.context["conflict"]] == [
        ("mine", "theirs"),
        ("mine too", "theirs too"),
    ]
    choice = mine | {"version": "2", "keep_why_you": "theirs", "keep_can_change": "mine"}
    desk.post("consultation_edit", choice, draft)
    draft.refresh_from_db()
    assert (draft.why_you, draft.can_change) == ("theirs", "mine too")


def test_dates_that_run_backwards_keep_everything_typed(desk):
    draft = desk.draft()
    day = (TODAY + timedelta(days=5)).isoformat()
    answer = desk.post("consultation_edit", sent(draft, promised_on=day, why_you="x y"), draft)
    assert answer.status_code == 422
    assert day in answer.content.decode()
    assert "x y" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.why_you == "you waited this year"


def test_a_draft_whose_last_day_has_passed_can_still_be_written(desk, time_machine):
    draft = desk.draft()
    time_machine.move_to(NOW + timedelta(days=25), tick=False)
    desk.client.force_login(desk.cast.facilitator.user)
    answer = desk.post("consultation_edit", sent(draft, title="Later"), draft)
    assert answer.status_code == 302


def test_only_a_manager_agrees_to_a_late_promise(desk):
    draft = desk.draft()
    html = desk.get("consultation_edit", draft).content.decode()
    assert 'name="late_promise_reason"' not in html
    assert "Then a manager has to say here why" in html
    saved = change(desk, draft, late_promise_reason="it takes long")
    assert (saved.late_promise_reason, saved.late_promise_by) == ("", None)
    manager = actor(desk.cast.manager)
    saved = change(desk, saved, late_promise_reason="it takes long", actor=manager)
    assert saved.late_promise_by == desk.cast.manager


def test_once_open_the_card_stays_and_who_does_what_can_change(desk):
    opened = desk.opened()
    saved = change(
        desk, opened, why_you="another reason", closes_on=TODAY, decider_name="The new board"
    )
    assert (saved.why_you, saved.decider_name) == ("you waited this year", "The new board")
    assert saved.closes_on == TODAY + timedelta(days=21)
    html = desk.get("consultation_edit", opened).content.decode()
    assert 'name="why_you"' not in html
    assert 'name="owner"' in html


@pytest.mark.parametrize(
    ("empty", "sentence"),
    [
        ("owner", "Name the person who tells people what happened."),
        ("readers", "Name who reads the answers."),
        ("decider_name", "Name who decides, or give the day by which you will find out."),
    ],
)
def test_once_open_what_the_gates_asked_for_cannot_be_emptied(desk, empty, sentence):
    opened = desk.opened()
    answer = desk.post("consultation_edit", sent(opened, **{empty: None}), opened)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_members_of_another_organisation_cannot_be_named(desk):
    stranger = member(organisation("Brindle"))
    draft = desk.draft()
    answer = desk.post("consultation_edit", sent(draft, owner=stranger.pk), draft)
    assert answer.status_code == 422


def test_fields_of_others_are_not_taken(desk):
    draft = desk.draft()
    mean = {
        "opened_at": "2020-01-01",
        "door_code": "mine",
        "late_promise_by": "1",
        "kind": "meeting",
    }
    desk.post("consultation_edit", sent(draft) | mean, draft)
    draft.refresh_from_db()
    assert (draft.opened_at, draft.door_code, draft.late_promise_by_id) == (None, None, None)
    assert draft.kind == "form"

"""Opening freezes what people are asked; keeping it open longer moves dates forwards only."""

from datetime import UTC, datetime, timedelta

import pytest

from access.models import AuditEntry
from feedback.actions.opening import (
    CannotExtendError,
    CannotOpenError,
    extend,
    open_consultation,
    open_door,
)
from feedback.domain.opening import end_of_day, extension_fault, faults_before_opening
from feedback.models import Ask, Extension, FormVersion, Item
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration]


def test_opening_freezes_the_questions_and_ends_with_the_local_day(desk):
    opened = desk.opened(closes_on=datetime(2027, 3, 28, tzinfo=UTC).date())
    assert opened.opened_at == NOW
    assert opened.closes_at == datetime(2027, 3, 28, 23, 0, tzinfo=UTC)
    assert FormVersion.objects.get().frozen_at == NOW
    assert opened.is_open(NOW)


def test_one_item_is_owed_for_each_question_that_says_so(desk):
    draft = desk.draft()
    desk.question(draft, text="A", owes_answer=False)
    desk.question(draft, text="B")
    desk.question(draft, text="C")
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    assert list(Item.objects.values_list("text", "position")) == [("B", 1), ("C", 2)]


def test_whoever_was_chosen_is_asked_today_and_told_by_somebody(desk):
    draft = desk.draft()
    desk.question(draft)
    desk.invite(draft, "Jo, jo@example.org\nDee", told_by_id=None)
    assert set(Ask.objects.values_list("asked_on", flat=True)) == {None}
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    found = set(Ask.objects.values_list("asked_on", "told_by"))
    assert found == {(TODAY, desk.cast.facilitator.pk)}


def test_opening_twice_is_opening_once(desk):
    opened = desk.opened()
    again = open_consultation(actor=desk.actor, consultation=opened, now=NOW + timedelta(hours=1))
    assert (again.opened_at, again.door_code) == (NOW, opened.door_code)
    assert Item.objects.count() == 1
    assert AuditEntry.objects.filter(verb="consultation_opened").count() == 1


def test_opening_puts_it_on_the_clock(desk):
    opened = desk.opened()
    opened.refresh_from_db()
    assert opened.next_notice_on == opened.closes_on - timedelta(days=7)


@pytest.mark.parametrize(
    ("questions", "with_door", "faults"),
    [
        ([], True, ["no_questions"]),
        ([False], True, ["nothing_owed"]),
        ([True], False, ["nobody_can_answer"]),
        ([], False, ["no_questions", "nobody_can_answer"]),
    ],
)
def test_what_else_has_to_be_there(desk, questions, with_door, faults):
    draft = desk.draft()
    for owes in questions:
        desk.question(draft, owes_answer=owes)
    with pytest.raises(CannotOpenError) as refusal:
        open_consultation(actor=desk.actor, consultation=draft, now=NOW, with_door=with_door)
    assert list(refusal.value.faults) == faults


def test_without_a_door_only_people_asked_by_name_come_in(desk):
    draft = desk.draft()
    desk.question(draft)
    desk.invite(draft, "Jo, jo@example.org")
    opened = open_consultation(actor=desk.actor, consultation=draft, now=NOW, with_door=False)
    assert opened.door_code is None
    later = open_door(actor=desk.actor, consultation=opened)
    assert len(later.door_code) == 8
    assert open_door(actor=desk.actor, consultation=opened).door_code == later.door_code


def test_a_draft_has_no_door(desk):
    assert open_door(actor=desk.actor, consultation=desk.draft()).door_code is None


def test_the_check_page_opens_it(desk):
    draft = desk.draft()
    desk.question(draft)
    page = desk.get("consultation_open", draft).content.decode()
    assert "What was hardest?" in page
    answer = desk.post("consultation_open", {"with_door": "on"}, draft)
    assert answer["Location"] == desk.url("consultation_detail", draft)
    draft.refresh_from_db()
    assert draft.is_open(NOW)
    assert desk.get("consultation_open", draft).status_code == 302


def test_the_page_of_an_open_one_shows_the_link_and_how_many_were_asked(desk):
    opened = desk.opened("Jo, jo@example.org\nDee")
    html = desk.get("consultation_detail", opened).content.decode()
    assert f"http://testserver/j/{opened.door_code}" in html
    assert "2 people." in html


def test_a_later_day_is_kept_with_its_reason(desk):
    opened = desk.opened()
    day = opened.closes_on + timedelta(days=7)
    data = {"closes_on": day.isoformat(), "why": "Half term"}
    assert desk.post("consultation_extend", data, opened).status_code == 302
    opened.refresh_from_db()
    found = Extension.objects.get()
    assert (found.closed_on_before, found.closes_on) == (day - timedelta(days=7), day)
    assert (opened.closes_on, opened.closes_at) == (day, end_of_day(day, desk.organisation.zone))
    assert opened.next_notice_on == day - timedelta(days=7)


@pytest.mark.parametrize(
    ("days", "why", "sentence"),
    [
        (0, "Half term", "Give a later day."),
        (-3, "Half term", "Give a later day."),
        (19, "Half term", "People were promised to hear what happened by then."),
        (10, "Half term", "The decision is made before that day."),
        (5, "", "Say why it stays open longer."),
    ],
)
def test_dates_never_run_backwards(desk, days, why, sentence):
    opened = desk.opened()
    data = {"closes_on": (opened.closes_on + timedelta(days=days)).isoformat(), "why": why}
    answer = desk.post("consultation_extend", data, opened)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Extension.objects.exists()


def test_what_has_closed_stays_closed(desk):
    opened = desk.opened()
    late = opened.closes_at + timedelta(minutes=1)
    with pytest.raises(CannotExtendError) as refusal:
        extend(
            actor=desk.actor,
            consultation=opened,
            closes_on=opened.closes_on + timedelta(days=3),
            why="Half term",
            now=late,
        )
    assert refusal.value.fault == "not_open"


@pytest.mark.unit
def test_the_rules_alone():
    assert faults_before_opening(questions=2, owing=1, asked=0, with_door=True) == []
    days = {"closes_on": TODAY, "promised_on": None, "decides_on": None}
    assert extension_fault(is_open=True, later_on=TODAY + timedelta(days=1), **days) == ""

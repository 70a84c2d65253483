"""Actions: who does what by when, done, dropped and taken up again; names only for those who may see them."""

from datetime import timedelta

import pytest

from access.models import AuditEntry
from access.scope import working_in
from participants.actions.erasing import erase
from projects.actions.acting import change_action, say_seen
from projects.domain.deciding import ActionPlan
from projects.models import Action, PlanChange
from projects.queries.acting import next_actions
from tests.factories import (
    TODAY,
    action,
    actor,
    decision,
    participant,
    participation,
    partner,
    project,
    team_member,
)
from tests.projects.deciding.conftest import said

pytestmark = pytest.mark.integration

DUE = TODAY + timedelta(days=7)
PLAN = {"text": "Ask the school", "due_on": DUE.isoformat(), "based_on": "0"}


def test_a_colleague_takes_something_on_and_says_that_they_saw_it(cast, here, staff):
    mine = PLAN | {"who": f"m{cast.facilitator.pk}", "helper": "The janitor"}
    assert staff.call("action_add", sent=mine).status_code == 302
    page = staff.page()
    assert "The janitor helps." in page
    assert "Not seen yet." in page
    assert "I have seen it" in page
    assert "I have seen it" not in staff.page("owner")
    staff.call("action_seen", Action.objects.get(), sent={"seen": "yes"})
    assert Action.objects.get().seen_on == TODAY
    assert "I have seen it" not in staff.page()


def test_only_the_one_who_does_it_says_that_they_saw_it(cast, here, staff):
    row = action(cast.organisation, project=here, member=cast.owner)
    staff.call("action_seen", row, sent={"seen": "yes"})
    assert "Only the one who does it can say" in staff.page()
    assert Action.objects.get().seen_on is None


def test_for_somebody_without_an_account_a_colleague_says_it_once(cast, here):
    row = action(cast.organisation, project=here, participant=participant(cast.organisation))
    for later in (0, 3):
        say_seen(actor=actor(cast.owner), action=row, on=TODAY + timedelta(days=later))
    assert Action.objects.get().seen_on == TODAY
    assert AuditEntry.objects.filter(verb="action_seen").count() == 1


def test_a_partner_stands_there_with_a_role_and_who_looks_after_it(cast, here, staff):
    other = partner(cast.organisation, name="Wee Steps")
    sent = PLAN | {"who": f"o{other.pk}", "partner_person": "manager", "keeper": str(cast.owner.pk)}
    staff.call("action_add", sent=sent)
    page = staff.page("viewer")
    assert "Wee Steps (manager)" in page
    assert f"{cast.owner} looks after it." in page


def test_an_action_without_a_person_is_worth_a_look(cast, here, staff):
    action(cast.organisation, project=here, partner=partner(cast.organisation))
    page = staff.page()
    assert "No person is named. Agree with somebody who does it." in page
    assert "1 of 1 action has no named person." in page


def test_names_of_people_are_for_those_who_may_see_them(cast, here, staff):
    who = participant(cast.organisation, name="Jean McAllister")
    participation(cast.organisation, project=here, participant=who)
    action(cast.organisation, project=here, participant=who)
    assert "Jean McAllister" in staff.page("owner")
    for role in ("facilitator", "viewer"):
        page = staff.page(role)
        assert "Jean McAllister" not in page
        assert f"Person {who.pk}" in page
    assert "Jean McAllister" not in said(staff.call("action_add"))
    team_member(cast.organisation, project=here, member=cast.facilitator)
    assert "Jean McAllister" in said(staff.call("action_add"))


def test_nothing_of_who_does_it_is_kept_in_the_history(cast, here, staff):
    who = participant(cast.organisation, name="Jean McAllister")
    participation(cast.organisation, project=here, participant=who)
    team_member(cast.organisation, project=here, member=cast.facilitator)
    staff.call("action_add", sent=PLAN | {"who": f"p{who.pk}", "is_paid": "on"})
    assert Action.objects.get().is_paid
    assert "Jean" not in str(list(PlanChange.objects.values()))


def test_it_is_done_on_a_day_and_taken_up_again(cast, here, staff):
    row = action(cast.organisation, project=here)
    staff.call("action_done", row, sent={"done_on": (TODAY - timedelta(days=1)).isoformat()})
    row.refresh_from_db()
    assert (row.state, row.done_on) == ("done", TODAY - timedelta(days=1))
    for _twice in range(2):
        staff.call("action_reopen", row, sent={"again": "yes"})
    row.refresh_from_db()
    assert (row.state, row.done_on) == ("to_do", None)
    assert PlanChange.objects.count() == 2


def test_it_is_not_done_with_its_reason(cast, here, staff):
    row = action(cast.organisation, project=here)
    assert staff.call("action_drop", row, sent={"because": " "}).status_code == 422
    staff.call("action_drop", row, sent={"because": "The room is gone"})
    assert "Not doing it, because: The room is gone" in staff.page("viewer")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": ""}, "Say what is to be done."),
        ({"text": "x" * 301}, "has room for 300 characters"),
        ({"who": "m999999"}, "Choose somebody from the list."),
        ({"who": "p\u0663"}, "Choose somebody from the list."),
        ({"who": "x1"}, "Choose somebody from the list."),
        ({"who": "m" + "9" * 5000}, "Choose somebody from the list."),
        ({"partner_person": "manager"}, "Choose the organisation to which this role belongs"),
        ({"due_on": "1026-01-01"}, "too far away"),
        ({"decision": "77"}, "Select a valid choice"),
        ({"keeper": "999999"}, "Select a valid choice"),
    ],
)
def test_an_action_that_cannot_be_is_refused_and_stays_typed(staff, wrong, words):
    answer = staff.call("action_add", sent=PLAN | {"helper": "The janitor"} | wrong)
    assert answer.status_code == 422
    assert words in said(answer)
    assert "The janitor" in answer.content.decode()
    assert not Action.objects.exists()


@pytest.mark.parametrize("field", ["who", "keeper"])
def test_whoever_left_cannot_be_named(cast, staff, field):
    left = cast.ex_member
    answer = staff.call("action_add", sent=PLAN | {field: f"{'m' * (field == 'who')}{left.pk}"})
    assert answer.status_code == 422
    assert f"{left} does not work here any more. Name somebody else." in said(answer)


def test_whoever_left_meanwhile_is_said_and_may_stay_until_another_is_found(cast, here, staff):
    row = action(cast.organisation, project=here, member=cast.ex_member)
    assert f"{cast.ex_member} does not work here any more." in staff.page()
    sent = PLAN | {"who": f"m{cast.ex_member.pk}", "based_on": "1"}
    assert staff.call("action_edit", row, sent=sent).status_code == 302
    action(cast.organisation, project=here, keeper=cast.ex_member)
    assert f"{cast.ex_member} looked after it and does not work here" in staff.page()


def test_a_day_before_its_decision_runs_backwards(cast, here, staff):
    row = decision(cast.organisation, project=here, decided_on=TODAY)
    sent = PLAN | {"decision": str(row.pk), "due_on": (TODAY - timedelta(days=1)).isoformat()}
    answer = staff.call("action_add", sent=sent)
    assert answer.status_code == 422
    assert "so its day cannot come before it" in said(answer)


def test_a_done_day_that_is_to_come_is_refused(cast, here, staff):
    row = action(cast.organisation, project=here)
    answer = staff.call("action_done", row, sent={"done_on": DUE.isoformat()})
    assert answer.status_code == 422
    assert "is still to come" in said(answer)


def test_two_who_change_one_action_at_once_keep_both_versions(cast, here, staff):
    row = action(cast.organisation, project=here, text="Ask the school", seen_on=TODAY)
    theirs = ActionPlan(text="Ask the library", member_id=cast.owner.pk)
    change_action(actor=actor(cast.owner), action=row, based_on=1, plan=theirs)
    assert Action.objects.get().seen_on is None
    sent = PLAN | {"text": "Ask the church", "based_on": "1"}
    answer = staff.call("action_edit", row, sent=sent)
    assert answer.status_code == 409
    assert "There now: Ask the library" in said(answer)
    assert "Ask the church" in said(answer)
    assert Action.objects.get().text == "Ask the library"


def test_a_viewer_who_does_something_says_how_far_it_is(cast, here, staff):
    row = action(cast.organisation, project=here, member=cast.viewer)
    other = action(cast.organisation, project=here)
    staff.call("action_done", row, role="viewer", sent={"done_on": TODAY.isoformat()})
    assert Action.objects.get(pk=row.pk).state == "done"
    refused = staff.call("action_done", other, role="viewer", sent={"done_on": TODAY.isoformat()})
    assert refused.status_code == 403


def test_what_is_due_next_is_three_at_most_the_latest_first(cast, here):
    for days in (5, -2, 9, 1):
        day = TODAY + timedelta(days=days)
        action(cast.organisation, project=here, text=f"In {days}", due_on=day)
    action(cast.organisation, project=here, due_on=TODAY, state="done", done_on=TODAY)
    action(cast.organisation, project=here, due_on=None)
    rows = next_actions(here, actor=actor(cast.owner), may_see_names=True, today=TODAY)
    assert [one.action.text for one in rows] == ["In -2", "In 1", "In 5"]
    assert [one.days_late for one in rows] == [2, 0, 0]


def test_erasing_a_person_leaves_what_was_to_be_done_without_them(cast, here, staff):
    who = participant(cast.organisation, name="Jean McAllister")
    row = action(cast.organisation, project=here, participant=who, text="Ring Jean’s sister")
    plan = ActionPlan(text="Ring Jean’s sister at home", participant_id=who.pk, helper="Jean")
    change_action(actor=actor(cast.owner), action=row, based_on=1, plan=plan)
    assert PlanChange.objects.filter(part="action").exists()
    erase(who.pk, reason="asked", today=TODAY)
    row.refresh_from_db()
    assert (row.participant_id, row.text, row.helper) == (None, "Taken away", "")
    assert not PlanChange.objects.filter(part="action").exists()
    assert "Jean" not in staff.page("owner")


def test_another_projects_actions_stay_there(cast, here, staff):
    action(cast.organisation, project=project(cast.organisation), text="Elsewhere")
    assert "Elsewhere" not in staff.page()
    with working_in(cast.organisation):
        assert Action.objects.count() == 1

"""Reminders of actions and decisions: once ahead, once after, anew on a new day, and never about what is over or in the bin."""

from datetime import timedelta

import pytest
from django.core import mail

from access.scope import working_in
from notices.actions import compose, deliver, plan
from projects.actions.anonymising import let_places_go
from projects.models import Action
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.integration

DAY = timedelta(days=1)


@pytest.fixture
def home(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.organisation()


def run(now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


def subjects():
    return [one.subject for one in mail.outbox]


def test_each_day_is_reminded_once_ahead_and_once_after(home):
    doer = factories.member(home)
    row = factories.action(home, text="Ask the school", member=doer, due_on=TODAY + 3 * DAY)
    for days in range(12):
        run(NOW + days * DAY)
    assert [one.split(":")[0] for one in subjects()] == ["By 4 March", "One day late"]
    with working_in(home):
        Action.objects.filter(pk=row.pk).update(due_on=TODAY + 16 * DAY)
    run(NOW + 14 * DAY)
    assert len(subjects()) == 3


@pytest.mark.parametrize(
    "fields",
    [{"state": "done"}, {"state": "dropped"}, {"due_on": None}, {"due_on": TODAY - 30 * DAY}],
)
def test_what_is_over_or_has_no_day_reminds_nobody(home, fields):
    factories.action(home, member=factories.member(home), **{"due_on": TODAY} | fields)
    factories.decision(home, decided_on=TODAY, due_on=TODAY)
    assert plan(now=NOW).notices == []


def test_what_is_in_the_bin_reminds_nobody(home):
    gone = factories.project(home, binned_at=NOW)
    factories.action(home, project=gone, member=factories.member(home), due_on=TODAY)
    row = factories.decision(home, project=gone, due_on=TODAY)
    factories.decider(home, decision=row, member=factories.member(home))
    assert plan(now=NOW).notices == []


def test_a_reminder_names_no_person_of_the_register(home):
    who = factories.participant(home, name="Jean McAllister")
    keeper = factories.member(home)
    factories.action(home, text="Read the letter", participant=who, keeper=keeper, due_on=TODAY)
    run(NOW)
    (letter,) = mail.outbox
    assert "Read the letter" in letter.body
    assert "Jean" not in letter.subject + letter.body
    assert "/decisions/#action-" in letter.body


def test_whoever_decides_hears_a_week_ahead_with_the_link(home):
    row = factories.decision(home, title="Which idea first", due_on=TODAY + 7 * DAY)
    factories.decider(home, decision=row, member=factories.member(home))
    run(NOW)
    (letter,) = mail.outbox
    assert letter.subject == "To be decided by 8 March: Which idea first"
    assert f"/decisions/#decision-{row.pk}" in letter.body


def test_a_project_that_parts_from_names_parts_from_who_did_what(home):
    with working_in(home):
        row = factories.action(home, participant=factories.participant(home))
        let_places_go(project=row.project, now=NOW)
        row.refresh_from_db()
        assert row.participant_id is None

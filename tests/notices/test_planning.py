"""Planning: once each, whoever plans, and one fault stops nobody else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from access.scope import working_in
from notices.actions import plan, preview
from notices.actions.planning import insert_new
from notices.models import Notice
from notices.queries import explain
from tests.factories import NOW


def test_each_member_gets_one_notice_however_often_it_is_planned(parrot, notices):
    assert len(plan(now=NOW).notices) == 2
    assert plan(now=NOW).notices == []
    assert [one.recipient_key for one in notices()] == [str(one.pk) for one in parrot.members]


def test_a_preview_says_the_same_and_writes_nothing(parrot, notices):
    found = preview(now=NOW)
    assert notices() == []
    assert found.notices == plan(now=NOW).notices
    assert [one.reason for one in preview(now=NOW).skipped] == ["already_planned"] * 2


def test_a_notice_names_rule_subject_person_and_occasion(parrot, notices):
    plan(now=NOW)
    pk = parrot.members[0].pk
    assert notices()[0].key == f"parrot:member:{pk}:member-{pk}:once"


def test_one_broken_subject_stops_no_other(parrot):
    first, second = parrot.members
    parrot.broken = {first.pk}
    found = plan(now=NOW)
    assert [one.recipient for one in found.notices] == [f"member:{second.pk}"]
    assert [(one.subject, one.reason) for one in found.skipped] == [(f"member:{first.pk}", "error")]


def test_a_broken_subject_is_looked_at_again(parrot):
    first, second = parrot.members
    parrot.broken = {first.pk}
    plan(now=NOW)
    assert parrot.settled == [second.pk]


@pytest.mark.parametrize("where", ["due", "load"])
def test_a_broken_rule_plans_nothing_and_raises_nothing(parrot, where):
    parrot.broken = {where}
    found = plan(now=NOW)
    assert (found.notices, parrot.settled) == ([], [])
    assert [one.reason for one in found.skipped] == ["error"]


def test_a_skipped_person_is_left_out_with_the_reason(parrot, notices):
    parrot.skip = "muted"
    assert {one.reason for one in plan(now=NOW).skipped} == {"muted"}
    assert notices() == []


def test_why_nobody_heard_can_be_asked(parrot):
    parrot.skip = "muted"
    member = parrot.members[0]
    with working_in(member.organisation):
        found = explain(member, NOW)
    assert (list(found.told), [one.reason for one in found.skipped]) == ([], ["muted"])


def test_when_somebody_heard_can_be_asked(parrot):
    plan(now=NOW)
    member = parrot.members[0]
    with working_in(member.organisation):
        (told,) = explain(member, NOW).told
    assert (told.recipient, told.state, told.at) == (f"member:{member.pk}", "planned", NOW)


def test_a_double_is_refused_by_the_database_alone(parrot):
    def make():
        return Notice(
            organisation_id=parrot.members[0].organisation_id,
            key="k",
            rule="parrot",
            subject="member:1",
            occasion="once",
            recipient_kind="member",
            recipient_key="1",
            planned_at=NOW,
        )

    assert [insert_new([make(), make()]), insert_new([make()])] == [{make().key}, set()]


@pytest.mark.django_db(transaction=True)
def test_two_planners_at_once_plan_once(parrot, notices):
    def run(_number):
        try:
            return len(plan(now=NOW).notices)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(run, range(4))) == 2
    assert len(notices()) == 2

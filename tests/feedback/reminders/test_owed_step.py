"""Who is chased on which day, and who is not, with the reason. The ask closed, and a first word is due after 28 days."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.scope import working_in
from feedback.actions.schedule import reset_next_notice
from notices.actions import plan, preview
from notices.models import Notice
from notices.rules import rules
from organisations.actions.members import reassign
from organisations.duties import duties_of
from tests import factories
from tests.factories import actor

THE_CLOCK = {
    -7: {("confirm", "owner")},
    1: {("closed", "owner")},
    14: {("decide", "owner"), ("decide", "decider")},
    28: {("first_word", "owner"), ("first_word", "backup")},
    56: {("still_owed", "owner"), ("still_owed", "manager")},
    84: {("overdue", "owner"), ("overdue", "senior")},
    112: {("overdue_112", "owner"), ("overdue_112", "senior")},
}


@pytest.mark.parametrize(("days", "expected"), THE_CLOCK.items())
def test_each_step_reaches_its_people_on_its_day(clock, days, expected):
    for before in [day for day in THE_CLOCK if day < days]:
        plan(now=clock.at(before))
    assert clock.told(days) == expected


@pytest.mark.parametrize("days", THE_CLOCK)
def test_nobody_hears_before_eight_in_the_morning(clock, days):
    for before in [day for day in THE_CLOCK if day < days]:
        plan(now=clock.at(before))
    assert clock.told(days, hour=7) == set()


def test_the_morning_is_that_of_the_organisation(make_clock):
    clock = make_clock(time_zone="Pacific/Auckland")
    assert clock.told(-7, hour=8) == {("confirm", "owner")}
    assert clock.told(-7, hour=7) == set()


def test_planning_twice_plans_nothing_more(clock):
    assert len(plan(now=clock.at(28)).notices) == 3
    assert plan(now=clock.at(28)).notices == []


def test_after_an_outage_only_the_newest_step_of_each_audience_goes_out(clock):
    assert clock.told(40) == {
        ("first_word", "owner"),
        ("first_word", "backup"),
        ("decide", "decider"),
    }
    assert clock.skipped(40) == {"overtaken"}


def test_a_tick_moves_the_index_to_the_next_step(clock):
    plan(now=clock.at(28))
    clock.ask.refresh_from_db()
    assert clock.ask.next_notice_on == clock.at(56).date()


def test_steps_before_opening_are_left_out(make_clock):
    clock = make_clock()
    clock.ask.opened_at = clock.at(-3)
    clock.ask.save()
    assert clock.told(-2) == set()
    assert clock.skipped(-2) == {"not_open"}


def test_a_first_word_ends_the_steps_that_ask_for_one(clock):
    plan(now=clock.at(1))
    clock.publish(10, disposition="still_deciding", next_on=clock.at(200).date())
    assert clock.told(28) == set()
    assert "word_given" in clock.skipped(28)
    assert clock.told(84) >= {("overdue", "owner"), ("overdue", "senior")}


def test_a_closed_loop_chases_nobody(clock):
    clock.publish(10)
    assert clock.told(28) == set()
    assert clock.skipped(28) >= {"closed_loop"}


def test_the_day_named_in_a_holding_word_reminds_the_owner(clock):
    plan(now=clock.at(1))
    clock.publish(10, disposition="still_deciding", next_on=clock.at(35).date())
    assert clock.told(35) == {("next_news", "owner")}


def test_who_holds_two_roles_hears_once(make_clock):
    clock = make_clock()
    clock.ask.backup = clock.ask.owner
    clock.ask.save()
    assert clock.told(28) == {("first_word", "owner"), ("decide", "decider")}
    assert "same_person" in clock.skipped(28)


def test_an_unknown_decider_is_named_as_the_reason_and_the_owner_hears(make_clock):
    clock = make_clock(decider=None, decider_name="", decider_known_on=None)
    assert clock.told(14) == {("decide", "owner")}
    assert "no_decider" in clock.skipped(14)


def test_a_decider_without_account_is_reached_through_the_carrier(make_clock):
    clock = make_clock(decider=None, decider_name="Councillor Byrne")
    clock.ask.carrier = carrier = factories.member(clock.home)
    clock.ask.save()
    found = preview(now=clock.at(14)).notices
    assert [one.recipient for one in found if one.role == "decider"] == [f"member:{carrier.pk}"]


def test_the_organisation_names_who_is_chased_by_default(make_clock):
    clock = make_clock(manager=None)
    clock.home.default_manager = boss = factories.member(clock.home)
    clock.home.save()
    found = preview(now=clock.at(56)).notices
    assert [one.recipient for one in found if one.role == "manager"] == [f"member:{boss.pk}"]


def test_when_the_owner_left_somebody_stands_in(clock):
    clock.people["owner"].is_active = False
    clock.people["owner"].save()
    found = preview(now=clock.at(1)).notices
    assert [one.recipient for one in found] == [f"member:{clock.people['backup'].pk}"]
    assert clock.skipped(1) == {"left", "overtaken"}


def test_a_moved_promise_moves_the_steps_to_come(clock):
    plan(now=clock.at(1))
    move_promise(clock, 42)
    assert clock.told(14) == set()
    assert clock.told(28) == {("decide", "owner"), ("decide", "decider")}


def test_nobody_hears_of_one_step_twice_when_a_promise_moves(clock):
    plan(now=clock.at(14))
    move_promise(clock, 42)
    assert clock.told(28) == set()
    assert "already_sent" in clock.skipped(28)
    assert clock.told(42) == {("first_word", "owner"), ("first_word", "backup")}


def move_promise(clock, days):
    clock.ask.promised_on = clock.at(days).date()
    clock.ask.save()
    with working_in(clock.home):
        reset_next_notice(clock.ask, today=clock.at(2).date())


def test_the_day_is_stored_though_somebody_stored_another_since_it_was_read(clock):
    plan(now=clock.at(14))
    clock.look()
    assert clock.told(28) == {("first_word", "owner"), ("first_word", "backup")}
    clock.ask.refresh_from_db()
    assert clock.ask.next_notice_on == clock.at(-7).date()


def test_whoever_took_over_while_it_was_planned_hears_of_the_step_at_the_next_tick(clock):
    rule, gone, taker = rules.get("owed_step"), clock.people["owner"], factories.member(clock.home)
    with working_in(clock.home):
        seen = rule.load([clock.ask.pk])
        to = {duty.key: taker for duty in duties_of(gone)}
        owner = actor(factories.member(clock.home, role="owner"))
        reassign(actor=owner, member=gone, to=to, why="Left", now=clock.at(56))
        rule.settle(seen, clock.at(56))
    planned = [one for one in preview(now=clock.at(56)).notices if one.rule == rule.kind]
    assert {(one.recipient, one.role) for one in planned} >= {
        (f"member:{taker.pk}", "owner"),
        (f"member:{clock.people['manager'].pk}", "manager"),
    }


def test_zero_answers_owe_too(clock):
    assert clock.told(28) >= {("first_word", "owner")}


def test_a_recorded_meeting_owes_too(make_clock):
    clock = make_clock(kind="meeting")
    assert clock.told(28) >= {("first_word", "owner")}


def test_withdrawn_ones_have_a_day_of_their_own(clock):
    clock.ask.withdrawn_at = clock.at(-3)
    clock.ask.save()
    assert clock.told(4) == {("retell", "owner"), ("retell", "backup")}
    assert "withdrawn" in clock.skipped(4)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(days=st.lists(st.integers(-10, 150), min_size=1, max_size=12))
def test_however_often_it_ran_nobody_hears_of_a_step_twice(clock, days):
    for day in sorted(days):
        plan(now=clock.at(day))
    with working_in(clock.home):
        seen = list(Notice.objects.values_list("occasion", "recipient_key"))
        Notice.objects.all().delete()
    clock.look()
    assert len(seen) == len(set(seen))


def test_other_organisations_rows_are_never_planned_for(clock):
    other = factories.closed_consultation(factories.organisation("Elsewhere"))
    subjects = {one.subject for one in preview(now=clock.at(28)).notices}
    assert subjects == {f"consultation:{clock.ask.pk}"}
    assert other.next_notice_on is None


def test_looking_at_many_takes_as_many_statements_as_at_one(clock):
    with CaptureQueriesContext(connection) as one:
        preview(now=clock.at(28))
    for _more in range(2):
        another = factories.closed_consultation(clock.home)
        another.next_notice_on = clock.at(28).date() - timedelta(days=1)
        another.save()
    with CaptureQueriesContext(connection) as three:
        preview(now=clock.at(28))
    assert len(three) == len(one)

"""A test for each case of the ladder that stands: what stops the clock, what pauses nothing, and what comes of the rest.

Days count from the last day for answers.
"""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from access.scope import working_in
from feedback.actions.asking import change_consultation
from feedback.actions.nobody import say_nobody_answered
from feedback.actions.publishing import publish, say_still_deciding, withdraw
from feedback.domain.loop import Word
from feedback.domain.publishing import ChannelPlan
from feedback.models import DutyHandover
from feedback.queries.loops import loop_states, owed_consultations
from notices.actions import plan
from tests.factories import (
    NOW,
    TODAY,
    actor,
    closed_consultation,
    closed_spell,
    consultation_join,
    open_consultation,
    stop,
)

pytestmark = pytest.mark.integration

PAGE = [ChannelPlan(channel="page", on=TODAY)]


def state(clock, days):
    with working_in(clock.home):
        return loop_states([clock.ask], clock.at(days).date())[clock.ask.pk]


def test_withdrawn_before_close_is_told_within_seven_days(scene):
    about = open_consultation(scene.organisation, project=scene.consultation.project)
    with working_in(scene.organisation):
        withdraw(
            actor=scene.actor,
            consultation=about,
            why="The money went elsewhere.",
            answers_fate="They are deleted.",
            channels=PAGE,
            now=NOW,
        )
        about.refresh_from_db()
        found = loop_states([about], TODAY)[about.pk]
    assert found.facts.due_on <= TODAY + timedelta(days=7)


def test_zero_responses_still_owe_one_public_line(clock):
    assert (state(clock, 1).answers, state(clock, 1).is_owed) == (0, True)
    assert ("first_word", "owner") in clock.told(28)
    assert clock.told(28, "no_news") == set()


def test_zero_responses_are_owed_where_nothing_asks_for_an_answer_until_it_is_said(clock):
    with working_in(clock.home):
        clock.ask.items.all().delete()
    assert state(clock, 1).is_owed
    with working_in(clock.home):
        say_nobody_answered(
            actor=actor(clock.people["owner"]),
            consultation=clock.ask,
            why="It was in the holidays.",
            decided_by="The board",
            channels=[ChannelPlan(channel="page", on=clock.at(2).date())],
            now=clock.at(2),
        )
    assert not state(clock, 3).is_owed


def test_one_consultation_with_several_things_stays_open_until_the_last(scene):
    second = scene.another_item()
    scene.save(disposition="changed", what="A text", since_on=TODAY, where="Phone")
    scene.publish(scene.item, channels=PAGE)
    with working_in(scene.organisation):
        found = loop_states([scene.consultation], TODAY)[scene.consultation.pk]
    assert (found.settled, found.items, found.is_owed) == (1, 2, True)
    scene.save(second, disposition="changed", what="Until 7", since_on=TODAY, where="Door")
    scene.publish(second, channels=PAGE)
    with working_in(scene.organisation):
        assert owed_consultations(NOW) == []


def test_an_outcome_that_is_taken_back_is_told_again_within_seven_days(clock):
    clock.publish(10)
    assert not state(clock, 11).is_owed
    taken_back = clock.publish(20, disposition="reversed", number=2)
    with working_in(clock.home):
        taken_back.publication.tellings.all().delete()
    assert state(clock, 21).is_owed
    assert state(clock, 21).next_step.on == clock.at(27).date()


def test_a_snooze_moves_neither_the_promise_nor_the_final_word(clock):
    before = state(clock, 49).facts
    clock.snooze(50)
    after = state(clock, 51).facts
    assert (after.due_on, after.final_due_on) == (before.due_on, before.final_due_on)
    assert clock.told(84) >= {("overdue", "owner"), ("overdue", "senior")}


def test_when_the_owner_left_somebody_stands_in(clock):
    clock.people["owner"].is_active = False
    clock.people["owner"].save()
    assert "left" in clock.skipped(1)
    assert clock.told(1) == {("closed", "owner")}


def test_when_the_decider_changes_the_promise_stands_and_the_handover_is_written_down(clock):
    promised = clock.ask.promised_on
    with working_in(clock.home):
        change_consultation(
            actor=actor(clock.people["manager"]),
            consultation=clock.ask,
            based_on=clock.ask.version,
            values={"decider_id": clock.people["senior"].pk},
            today=clock.at(5).date(),
        )
        clock.ask.refresh_from_db()
        row = DutyHandover.objects.get()
    assert (row.role, row.from_name, row.to_name) == (
        "decider",
        str(clock.people["decider"]),
        str(clock.people["senior"]),
    )
    assert clock.ask.promised_on == promised


def test_an_early_outcome_is_refused_while_people_can_answer(scene):
    about = open_consultation(scene.organisation, project=scene.consultation.project)
    with working_in(scene.organisation), pytest.raises(ValidationError) as refused:
        publish(actor=scene.actor, consultation=about, versions={}, now=NOW)
    assert refused.value.code == "too_early"


def test_a_late_outcome_is_published_and_stays_late(clock):
    clock.publish(40)
    assert state(clock, 41).first_word == Word.LATE
    clock.publish(90, number=2)
    assert not state(clock, 91).is_owed


def test_somebody_who_asked_us_to_stop_is_not_written_to_and_holds_nothing_open(scene):
    stop(scene.organisation, participant=scene.person())
    scene.save(disposition="changed", what="A text", since_on=TODAY, where="Phone")
    scene.publish(channels=PAGE)
    with working_in(scene.organisation):
        assert owed_consultations(NOW) == []


def test_doubles_keep_the_earliest_day(clock):
    earlier = clock.at(14).date()
    second = closed_consultation(clock.home, project=clock.ask.project, promised_on=earlier)
    consultation_join(clock.home, consultation=second, into=clock.ask)
    assert state(clock, 1).facts.due_on == earlier


def test_a_promise_beyond_twelve_weeks_moves_the_final_word_with_it(make_clock):
    clock = make_clock()
    clock.ask.promised_on = clock.at(100).date()
    clock.ask.save()
    assert state(clock, 1).facts.final_due_on == clock.at(100).date()
    assert ("waiting_84", "senior") in clock.told(84)


def test_holidays_move_no_day(clock):
    before = state(clock, 1).facts
    on = clock.at(28).date()
    closed_spell(clock.home, starts_on=on - timedelta(days=3), ends_on=on + timedelta(days=3))
    assert state(clock, 1).facts == before
    assert ("first_word", "owner") in clock.told(28)


def test_nobody_is_reminded_of_what_is_done(clock):
    clock.publish(10)
    assert "closed_loop" in clock.skipped(28)
    plan(now=clock.at(28))
    assert clock.told(84) == set()


def test_a_second_holding_word_within_four_weeks_is_refused(scene):
    def hold(day):
        return say_still_deciding(
            actor=scene.actor,
            consultation=scene.consultation,
            held_up_by="The board",
            next_on=TODAY + timedelta(days=60),
            channels=PAGE,
            now=NOW + timedelta(days=day),
        )

    with working_in(scene.organisation):
        hold(0)
        with pytest.raises(ValidationError) as refused:
            hold(27)
        hold(28)
    assert refused.value.code == "too_often"

"""Putting reminders off: who may, how often, what people hear, and what never rests."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from access.scope import working_in
from feedback.actions.publishing import say_still_deciding
from feedback.actions.snoozing import snooze
from feedback.domain.publishing import ChannelPlan
from feedback.models import Publication, Snooze
from feedback.queries.loops import loop_states
from notices.actions import compose, deliver, plan
from notices.queries import explain
from tests.factories import NOW, TODAY, actor
from tests.feedback.outcomes.conftest import PAGE

pytestmark = pytest.mark.integration

WHY = "The board meets on Friday in two weeks."
CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}


def put_off(scene, by, *, days=0):
    now = NOW + timedelta(days=days)
    page = [ChannelPlan(channel="page", on=now.date())]
    with working_in(scene.organisation):
        return snooze(actor=by, consultation=scene.consultation, why=WHY, channels=page, now=now)


def facts(scene):
    with working_in(scene.organisation):
        return loop_states([scene.consultation], TODAY)[scene.consultation.pk].facts


def test_people_hear_at_once_and_read_the_reason_on_the_public_page(scene, owner):
    scene.person()
    assert scene.post("consultation_snooze", {"why": WHY}).status_code == 302
    assert scene.tellings() == [("email", None, "")]
    assert WHY in scene.public()
    with working_in(scene.organisation):
        made, told = Snooze.objects.get(), Publication.objects.get()
    assert (made.until_on - made.from_on, made.publication, told.kind) == (
        timedelta(days=14),
        told,
        "holding",
    )


def test_the_day_of_the_final_word_does_not_move(scene, owner):
    before = facts(scene)
    put_off(scene, owner)
    after = facts(scene)
    assert (after.due_on, after.final_due_on) == (before.due_on, before.final_due_on)
    assert after.snoozed_until == TODAY + timedelta(days=14)


def test_it_is_put_off_twice_at_most_and_not_while_it_rests(scene, owner):
    put_off(scene, owner)
    with pytest.raises(ValidationError, match="put off already"):
        put_off(scene, owner, days=3)
    put_off(scene, owner, days=14)
    with pytest.raises(ValidationError, match="put off twice"):
        put_off(scene, owner, days=28)


def test_where_people_were_told_lately_there_is_no_form_to_put_off_either(scene, owner):
    scene.person(contact_email="")
    with working_in(scene.organisation):
        say_still_deciding(
            actor=owner,
            consultation=scene.consultation,
            held_up_by=WHY,
            next_on=TODAY + timedelta(days=10),
            channels=[ChannelPlan(channel="page", on=TODAY)],
            now=NOW,
        )
    page = scene.get("consultation_snooze").content.decode()
    assert "Until 11 March 2027 they hear from you" in page
    assert 'name="why"' not in page


def test_where_everything_is_said_there_is_nothing_to_put_off(scene, owner):
    scene.person(contact_email="")
    scene.save(**CHANGED)
    scene.publish(channels=[ChannelPlan(channel="page", on=TODAY)])
    page = scene.get("consultation_snooze").content.decode()
    assert "Everything here has its final word." in page
    assert ('name="why"' in page, scene.address("telling_list") in page) == (False, True)


def test_only_the_owner_puts_off(scene, owner):
    with pytest.raises(ValidationError, match="Only the person who tells people"):
        put_off(scene, actor(scene.world.a.manager))
    scene.client.force_login(scene.world.a.manager.user)
    assert "Only the person who tells people" in scene.get("consultation_snooze").content.decode()


def test_without_a_reason_nothing_goes_out(scene, owner):
    answer = scene.post("consultation_snooze", {"why": " ", **PAGE})
    assert (answer.status_code, "Say why." in answer.content.decode()) == (422, True)
    assert scene.tellings() == []


def test_the_manager_hears_of_still_owed_when_the_two_weeks_are_over(clock):
    clock.snooze(50)
    assert clock.told(56) == set()
    assert "snoozed" in clock.skipped(56)
    assert clock.told(64) == {("still_owed", "manager"), ("next_news", "owner")}


def test_what_was_on_its_way_when_they_were_put_off_is_told_when_the_two_weeks_are_over(clock):
    plan(now=clock.at(56))
    compose(now=clock.at(56))
    clock.snooze(56)
    deliver(now=clock.at(57))
    assert clock.told(57) == set()
    with working_in(clock.home):
        told = explain(clock.ask, clock.at(57), kinds=["owed_step"]).told
    assert {(one.role, one.state, one.reason) for one in told} >= {
        ("owner", "dropped", "snoozed"),
        ("manager", "dropped", "snoozed"),
    }
    assert clock.told(70) == {("still_owed", "manager"), ("next_news", "owner")}
    plan(now=clock.at(70))
    assert clock.told(71) == set()


def test_overdue_never_rests(clock):
    clock.snooze(80)
    assert clock.told(84) >= {("overdue", "owner"), ("overdue", "senior")}


def test_the_list_of_answers_owed_says_until_when_reminders_rest(scene, owner):
    put_off(scene, owner)
    page = scene.client.get(f"/o/{scene.organisation.slug}/owed/").content.decode()
    assert "Reminders are put off until" in page

"""Telling people: by e-mail through the outbox, by hand, and when the loop closes."""

from datetime import timedelta

import pytest
from django.core import mail

from access.scope import working_in
from feedback.actions.publishing import withdraw
from feedback.actions.schedule import reset_next_notice
from feedback.actions.telling import mark_not_mailed
from feedback.domain.publishing import ChannelPlan
from feedback.models import Telling
from feedback.queries.loops import loop_states
from notices.actions.composing import compose
from notices.actions.delivering import deliver
from notices.actions.planning import plan
from notices.models import Notice
from tests.factories import NOW, TODAY, stop, team_member

pytestmark = pytest.mark.integration

CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)


def run_outbox(now=NOW):
    """Plan, compose and deliver; return what each rule left out."""
    planned = plan(now=now)
    compose(now=now)
    deliver(now=now)
    return planned


def thanked(scene):
    """Return somebody who was thanked for answering ten days ago."""
    who = scene.person()
    with working_in(scene.organisation):
        reset_next_notice(scene.consultation, today=TODAY - timedelta(days=20))
    run_outbox(NOW - timedelta(days=10))
    return who


def news_to(who):
    """Return what was mailed to a person, but for the thanks that go out at closing."""
    return [
        one for one in mail.outbox if one.to == [who.contact_email] and "Thank" not in one.subject
    ]


def loop(scene, today=TODAY):
    with working_in(scene.organisation):
        return loop_states([scene.consultation], today)[scene.consultation.pk]


def published(scene, **words):
    scene.save(**(CHANGED | words))
    return scene.publish()


def test_people_hear_by_email_and_then_the_loop_is_closed(scene):
    who = thanked(scene)
    published(scene, you_said="Nobody rings")
    assert loop(scene).is_closed is False
    run_outbox()
    (sent,) = news_to(who)
    assert sent.subject == f"What happened with what you said: {scene.consultation.title}"
    assert "A text" in sent.body
    assert f"/w/{scene.consultation.slug}/" in sent.body
    assert "/stop/" in sent.body
    assert scene.tellings() == [("email", TODAY, "")]
    assert loop(scene).is_closed is True


def test_a_message_with_nothing_to_say_is_not_sent(scene):
    who = thanked(scene)
    published(scene)
    with working_in(scene.organisation):
        scene.item.outcomes.get().items.clear()
    run_outbox()
    assert news_to(who) == []
    with working_in(scene.organisation):
        dropped = Notice.objects.filter(rule="outcome_told").values_list("reason", flat=True)
        assert list(dropped) == ["nothing_to_tell"]


def test_that_it_was_withdrawn_is_news_without_any_item(scene):
    who = thanked(scene)
    with working_in(scene.organisation):
        scene.consultation.items.all().delete()
        withdraw(
            actor=scene.actor,
            consultation=scene.consultation,
            why="It is not ours.",
            answers_fate="Deleted.",
            now=NOW,
        )
    run_outbox()
    assert len(news_to(who)) == 1


def test_nobody_hears_twice(scene):
    who = scene.person()
    published(scene)
    run_outbox()
    run_outbox(NOW + timedelta(hours=1))
    assert len(news_to(who)) == 1


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        (
            {"disposition": "still_deciding", "held_up_by": "Money"}
            | {"next_on": TODAY + timedelta(days=9)},
            "Still deciding",
        ),
        (
            {"disposition": "not_changed", "why": "No", "decided_by": "Al", "is_settled": True},
            "What",
        ),
    ],
)
def test_each_kind_of_news_has_its_subject(scene, words, subject):
    who = thanked(scene)
    published(scene, **words)
    run_outbox()
    (sent,) = news_to(who)
    assert sent.subject.startswith(subject)


def test_a_promise_taken_back_is_mailed_again(scene):
    who = scene.person()
    published(scene)
    run_outbox()
    published(scene, disposition="reversed", promised_what="A text", why="The money moved")
    assert loop(scene).next_step.code == "retell"
    run_outbox(NOW + timedelta(minutes=2))
    assert news_to(who)[1].subject.startswith("Not as we told you")


def test_who_stops_after_publishing_is_let_go_with_the_reason(scene):
    who = scene.person()
    scene.person()
    published(scene)
    stop(scene.organisation, participant=who)
    planned = run_outbox()
    assert scene.tellings() == [("email", None, "stopped"), ("email", TODAY, "")]
    assert [(one.rule, one.reason) for one in planned.skipped if one.rule == "outcome_told"] == [
        ("outcome_told", "stopped")
    ]
    assert loop(scene).is_closed is True


def test_who_has_no_address_any_more_is_told_by_a_person(scene):
    who = scene.person()
    published(scene)
    with working_in(scene.organisation):
        type(who).objects.filter(pk=who.pk).update(contact_email="")
    run_outbox()
    assert scene.tellings() == [("in_person", None, "")]


def test_an_email_that_fails_keeps_the_person_on_the_list_with_the_reason(scene):
    who = scene.person()
    made = published(scene)
    with working_in(scene.organisation):
        mark_not_mailed(publication_id=made.pk, participant_id=who.pk, reason="refused", now=NOW)
    page = scene.get("telling_list").content.decode()
    assert "The mail server refused this address." in page
    assert who.name not in page
    assert loop(scene).is_closed is False


def test_withdrawal_reaches_who_answered_and_who_did_not(scene):
    answered, silent = scene.person(), scene.person(answered=False)
    scene.post("consultation_withdraw", {"why": "No deal", "answers_fate": "Deleted"})
    run_outbox()
    found = {one.to[0]: one for one in mail.outbox}
    assert found[answered.contact_email].subject.startswith("We have stopped")
    assert "Your answers: Deleted" in found[answered.contact_email].body
    assert found[silent.contact_email].subject.startswith("You need not answer any more")
    assert loop(scene).is_closed is True


def ids(scene):
    with working_in(scene.organisation):
        return list(Telling.objects.all().pending().values_list("pk", flat=True))


RECORD = {"channel": "phone", "told_on": TODAY.isoformat()}


def test_people_told_by_hand_close_the_loop_one_by_one_or_all_at_once(scene):
    scene.person(contact_email="")
    scene.person(answered=False, contact_email="")
    made = published(scene)
    one, _other = ids(scene)
    scene.post("telling_record", RECORD | {"tellings": [one], "do": "told"}, pk=made.pk)
    assert scene.tellings() == [("phone", TODAY, ""), ("in_person", None, "")]
    assert loop(scene).is_closed is False
    scene.post("telling_record", RECORD | {"do": "everyone"}, pk=made.pk)
    assert loop(scene).is_closed is True


def test_a_planned_poster_is_ticked_off_as_a_poster(scene):
    scene.save(**CHANGED)
    made = scene.publish(channels=[ChannelPlan(channel="poster", on=TODAY + timedelta(days=2))])
    scene.post("telling_record", RECORD | {"tellings": ids(scene), "do": "told"}, pk=made.pk)
    assert scene.tellings() == [("poster", TODAY, "")]
    assert loop(scene).is_closed is True


def test_who_cannot_be_reached_no_longer_holds_it_open(scene):
    scene.person(contact_email="")
    scene.person(answered=False, contact_email="")
    made = published(scene)
    one, other = ids(scene)
    scene.post("telling_record", RECORD | {"tellings": [one], "do": "unreachable"}, pk=made.pk)
    scene.post("telling_record", RECORD | {"tellings": [other], "do": "told"}, pk=made.pk)
    assert scene.tellings() == [("in_person", None, "unreachable"), ("phone", TODAY, "")]
    assert loop(scene).is_closed is True


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"told_on": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come."),
        ({"told_on": "2026-01-01"}, "before answering closed"),
        ({"told_on": "yesterday"}, "Enter a valid date."),
        ({"tellings": ["999999"]}, "not one of the available choices"),
        ({"tellings": []}, "Choose who was told."),
        ({"channel": "email"}, "not one of the available choices"),
    ],
)
def test_a_telling_that_cannot_be_is_refused(scene, changes, sentence):
    scene.person(contact_email="")
    made = published(scene)
    sent = RECORD | {"tellings": ids(scene), "do": "told"} | changes
    answer = scene.post("telling_record", sent, pk=made.pk)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert scene.tellings() == [("in_person", None, "")]


def test_people_who_hear_by_email_cannot_be_ticked_off_by_hand(scene):
    scene.person()
    made = published(scene)
    answer = scene.post("telling_record", RECORD | {"tellings": ids(scene)}, pk=made.pk)
    assert answer.status_code == 422
    assert scene.tellings() == [("email", None, "")]


def test_a_further_channel_can_be_noted_down(scene):
    scene.person()
    made = published(scene)
    row = {"channel-channel": "meeting", "channel-on": TODAY.isoformat(), "channel-note": "Hall"}
    scene.post("channel_add", row, pk=made.pk)
    assert ("meeting", TODAY, "") in scene.tellings()
    assert scene.post("channel_add", {}, pk=made.pk).status_code == 422


def test_names_stand_on_the_list_for_the_team_only(scene):
    scene.person()
    scene.person(contact_email="", name="Ada Nolan")
    published(scene)
    assert "Ada Nolan" not in scene.get("telling_list").content.decode()
    team_member(
        scene.organisation, project=scene.consultation.project, member=scene.world.a.facilitator
    )
    page = scene.get("telling_list").content.decode()
    assert "Ada Nolan" in page
    assert scene.world.b.canary not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(scene, count, django_assert_num_queries):
    for number in range(count):
        scene.person(contact_email="", name=f"Person {number}")
    published(scene)
    with django_assert_num_queries(24):
        scene.get("telling_list")

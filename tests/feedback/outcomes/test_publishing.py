"""Publishing: what becomes public, who is to be told, and what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from access.models import AuditEntry
from access.scope import working_in
from feedback.actions.publishing import say_still_deciding, withdraw
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation, OutcomeVersion, Publication
from feedback.queries.audience import audience
from feedback.queries.outcomes import item_board
from tests.factories import (
    NOW,
    TODAY,
    open_consultation,
    participant,
    response,
    stop,
    subscription,
    team_member,
)
from tests.feedback.outcomes.conftest import PAGE

pytestmark = pytest.mark.integration

CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)


def head(scene):
    with working_in(scene.organisation):
        return item_board(scene.item).choice


def test_everybody_who_can_be_told_is_noted_down(scene):
    scene.person()
    scene.person(answered=False)
    scene.person(answered=False, contact_email="")
    stopped = scene.person()
    stop(scene.organisation, participant=stopped)
    subscription(scene.organisation, consultation=scene.consultation)
    scene.save(**CHANGED)
    answer = scene.post("outcome_publish", {"items": head(scene)})
    assert answer["Location"] == scene.address("telling_list")
    assert scene.tellings() == [
        ("email", None, ""),
        ("email", None, ""),
        ("in_person", None, ""),
        ("email", None, "stopped"),
    ]


def test_how_many_asked_us_to_stop_does_not_say_which_of_them_answered(scene):
    scene.person()
    for answered in (True, False):
        stop(scene.organisation, participant=scene.person(answered=answered))
    scene.save(**CHANGED)
    assert "2 people asked us to stop writing" in scene.get("outcome_publish").content.decode()
    scene.publish()
    assert scene.tellings() == [("email", None, ""), *[("email", None, "stopped")] * 2]


def test_publishing_is_written_in_the_trail(scene):
    scene.person()
    scene.save(**CHANGED)
    scene.publish()
    with working_in(scene.organisation):
        entry = AuditEntry.objects.get(verb="outcome_published")
    assert entry.data == {
        "consultation": scene.consultation.pk,
        "items": 1,
        "mails": 1,
        "by_hand": 0,
        "channels": 0,
    }


def test_anonymous_answers_need_a_channel(scene):
    scene.person()
    response(scene.organisation, consultation=scene.consultation)
    scene.save(**CHANGED)
    answer = scene.post("outcome_publish", {"items": head(scene)})
    assert answer.status_code == 422
    assert "Some people cannot be written to" in answer.content.decode()
    assert scene.tellings() == []
    scene.post("outcome_publish", {"items": head(scene)} | PAGE)
    assert scene.tellings() == [("email", None, ""), ("page", TODAY, "")]


def test_where_nobody_answered_nobody_is_told_one_by_one(scene):
    scene.person(answered=False)
    scene.person(answered=False, contact_email="")
    scene.save(
        **(
            CHANGED
            | {"disposition": "not_changed", "why": "Asked in the holidays"}
            | {"decided_by": "Isla", "is_settled": True}
        )
    )
    scene.post("outcome_publish", {"items": head(scene)} | PAGE)
    assert scene.tellings() == [("page", TODAY, "")]
    assert "Nobody answered" in scene.public()


def test_a_channel_of_a_later_day_stays_to_be_done(scene):
    later = TODAY + timedelta(days=3)
    scene.save(**CHANGED)
    row = {"channel0-channel": "poster", "channel0-on": later.isoformat(), "channel0-note": "Hall"}
    scene.post("outcome_publish", {"items": head(scene)} | row)
    assert scene.tellings() == [("poster", None, "")]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"channel0-channel": "poster", "channel0-on": ""}, "Give the day."),
        ({"channel0-channel": "poster", "channel0-on": "soon"}, "Enter a valid date."),
        ({"channel0-channel": "poster", "channel0-on": "2020-01-01"}, "before answering closed"),
        ({"channel0-channel": "pigeon", "channel0-on": "2027-03-01"}, "not one of the available"),
        ({"channel0-note": "On the door"}, "Choose how they hear."),
    ],
)
def test_a_channel_that_does_not_hold_is_refused(scene, row, sentence):
    scene.save(**CHANGED)
    answer = scene.post("outcome_publish", {"items": head(scene)} | row)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("items", ["", "1:1", "1-99", "x", "99999999999999999999-1"])
def test_only_what_was_looked_at_is_published(scene, items):
    scene.save(**CHANGED)
    answer = scene.post("outcome_publish", {"items": items} | PAGE)
    assert answer.status_code == 422
    with working_in(scene.organisation):
        assert Publication.objects.count() == 0


def test_words_that_changed_since_are_not_published(scene):
    scene.save(**CHANGED)
    seen = head(scene)
    scene.save(**(CHANGED | {"what": "A call"}))
    answer = scene.post("outcome_publish", {"items": seen} | PAGE)
    assert "Check them once more" in answer.content.decode()


def test_an_incomplete_outcome_says_what_is_missing(scene):
    scene.save(**(CHANGED | {"where": ""}))
    page = scene.get("outcome_publish").content.decode()
    assert "There is nothing new to publish" in page
    assert "Say where people can see it." in page


def test_a_promise_whose_day_passed_since_it_was_saved_is_not_published(scene):
    scene.save(disposition="still_deciding", held_up_by="Money", next_on=TODAY + timedelta(days=1))
    with pytest.raises(ValidationError) as refused:
        scene.publish(scene.item, channels=[PAGE_TODAY], now=NOW + timedelta(days=2))
    assert refused.value.code == "changed"


def test_some_items_can_be_published_before_the_others(scene):
    other = scene.another_item()
    scene.save(**CHANGED)
    scene.save(other, **CHANGED)
    scene.publish(other, channels=[PAGE_TODAY])
    with working_in(scene.organisation):
        assert item_board(other).state(TODAY, needs_channel=True) == "told"
        assert item_board(scene.item).state(TODAY) == "ready"


def test_names_of_people_without_email_are_for_the_team_only(scene):
    scene.person()
    scene.person(answered=False, contact_email="", name="Ada Nolan")
    scene.save(**CHANGED)
    assert "Ada Nolan" not in scene.get("outcome_publish").content.decode()
    team_member(
        scene.organisation, project=scene.consultation.project, member=scene.world.a.facilitator
    )
    assert "Ada Nolan" in scene.get("outcome_publish").content.decode()


def test_taking_a_promise_back_tells_everybody_again(scene):
    scene.person()
    scene.save(**CHANGED)
    scene.publish()
    with working_in(scene.organisation):
        scene.consultation.publications.get().tellings.update(told_on=TODAY)
    scene.save(disposition="reversed", promised_what="A text", why="The funding moved")
    published = scene.publish()
    assert published.kind == "reversal"
    assert scene.tellings() == [("email", TODAY, ""), ("email", None, "")]
    page = scene.public()
    assert "<del>A text</del>" in page
    assert "The funding moved" in page


def test_newer_news_takes_the_place_of_what_was_still_to_be_told(scene):
    scene.person()
    scene.save(disposition="still_deciding", held_up_by="Money", next_on=TODAY + timedelta(days=9))
    scene.publish()
    scene.save(**CHANGED)
    scene.publish()
    assert scene.tellings() == [("email", None, "replaced"), ("email", None, "")]


def holding(scene, now=NOW, days=10):
    with working_in(scene.organisation):
        return say_still_deciding(
            actor=scene.actor,
            consultation=scene.consultation,
            held_up_by="The budget is set in May",
            next_on=now.date() + timedelta(days=days),
            channels=[PAGE_TODAY],
            now=now,
        )


def test_a_holding_word_stands_for_everything_without_a_final_word(scene):
    scene.another_item()
    scene.save(**CHANGED)
    scene.publish(channels=[PAGE_TODAY])
    data = {"held_up_by": "Money", "next_on": TODAY + timedelta(days=10)} | PAGE
    scene.post("holding_publish", data)
    with working_in(scene.organisation):
        rows = OutcomeVersion.objects.all().published().order_by("publication_id")
        assert [row.disposition for row in rows] == ["changed", "still_deciding"]
    assert "You will hear more by 11 March 2027." in scene.public()


def test_a_holding_word_leaves_drafts_on_top(scene):
    scene.save(**(CHANGED | {"you_said": "Draft only"}))
    holding(scene)
    with working_in(scene.organisation):
        board = item_board(scene.item)
        assert (board.head.what, board.published.disposition) == ("A text", "still_deciding")
    assert "Draft only" not in scene.public()


def test_a_draft_nobody_read_over_stays_one_after_a_holding_word(scene):
    scene.save(**CHANGED)
    with working_in(scene.organisation):
        OutcomeVersion.objects.update(is_drafted=True)
    holding(scene)
    with working_in(scene.organisation):
        board = item_board(scene.item)
    assert (board.is_unread_draft, board.is_ready(TODAY)) == (True, False)


def test_a_writer_who_had_the_page_open_meets_no_clash_after_a_holding_word(scene):
    scene.save(**CHANGED)
    holding(scene)
    assert scene.save(started_from=1, **(CHANGED | {"what": "A call"})).set_aside is False


@pytest.mark.parametrize(("days_later", "allowed"), [(5, False), (10, True), (30, True)])
def test_still_deciding_is_said_rarely_or_when_news_was_promised(scene, days_later, allowed):
    holding(scene)
    later = NOW + timedelta(days=days_later)
    if allowed:
        assert holding(scene, later).kind == "holding"
    else:
        with pytest.raises(ValidationError) as refused:
            holding(scene, later)
        assert "Until 11 March 2027" in " ".join(refused.value.messages)


def test_where_it_would_be_refused_there_is_no_form_and_what_was_typed_is_never_lost(scene):
    holding(scene)
    sentence = "Until 11 March 2027 they hear from you when there is something new."
    page = scene.get("holding_publish").content.decode()
    assert (sentence in page, 'name="held_up_by"' in page) == (True, False)
    data = {"held_up_by": "Still no money", "next_on": TODAY + timedelta(days=60)} | PAGE
    page = scene.post("holding_publish", data).content.decode()
    assert (sentence in page, "Still no money" in page) == (True, True)


def test_where_everything_has_its_final_word_it_leads_to_who_was_told(scene):
    scene.save(**CHANGED)
    scene.publish(channels=[PAGE_TODAY])
    page = scene.get("holding_publish").content.decode()
    assert "Everything here has its final word." in page
    assert scene.address("telling_list") in page


def test_news_for_a_day_that_passed_is_refused(scene):
    data = {"held_up_by": "Money", "next_on": TODAY} | PAGE
    answer = scene.post("holding_publish", data)
    assert answer.status_code == 422
    assert "Give a day that is still to come." in answer.content.decode()


def test_withdrawing_tells_who_answered_and_the_others_briefly(scene):
    scene.consultation = open_consultation(scene.organisation)
    scene.person()
    silent = scene.person(answered=False)
    data = {"why": "No agreement", "answers_fate": "Deleted in May"}
    scene.post("consultation_withdraw", data)
    assert scene.tellings() == [("email", None, "")]
    with working_in(scene.organisation):
        stored = Consultation.objects.get(pk=scene.consultation.pk)
        assert (stored.withdrawn_at, stored.withdrawn_why) == (NOW, "No agreement")
        assert audience(stored).silent == (silent.pk,)
        assert item_board(scene.item).published.disposition == "withdrawn"
    page = scene.public()
    assert "We stopped this" in page
    assert "Deleted in May" in page


def test_what_happens_to_answers_is_said_where_no_item_can_say_it(scene):
    scene.person()
    scene.save(**CHANGED)
    scene.publish()
    data = {"why": "No agreement", "answers_fate": "Deleted in May"} | PAGE
    scene.post("consultation_withdraw", data)
    assert "No agreement\nDeleted in May" in scene.public()


def test_before_anybody_answered_the_page_says_who_hears_that_it_is_off(scene):
    scene.consultation = open_consultation(scene.organisation)
    scene.person(answered=False)
    page = scene.get("consultation_withdraw").content.decode()
    for sentence in ("Nobody has answered.", "1 person who was asked", "tell 1 person"):
        assert sentence in page
    assert "nobody to write to" not in page
    data = {"why": "No agreement", "answers_fate": "There are none"}
    assert (
        "Nobody has answered. Say where"
        in scene.post("consultation_withdraw", data).content.decode()
    )


def test_withdrawing_twice_or_before_opening_is_refused(scene):
    for changes in ({"withdrawn_at": NOW}, {"withdrawn_at": None, "opened_at": None}):
        Consultation._base_manager.filter(pk=scene.consultation.pk).update(**changes)
        with working_in(scene.organisation), pytest.raises(ValidationError):
            withdraw(
                actor=scene.actor,
                consultation=scene.consultation,
                why="x",
                answers_fate="y",
                now=NOW,
            )


def test_withdrawing_needs_its_reason(scene):
    answer = scene.post("consultation_withdraw", {"why": "Kept words", "answers_fate": ""})
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()


def test_people_of_the_look_alike_organisation_are_told_nothing(scene):
    other = participant(scene.world.b.organisation)
    scene.person()
    scene.save(**CHANGED)
    scene.publish()
    with working_in(scene.organisation):
        people = audience(scene.consultation)
    assert other.pk not in {*people.by_mail, *people.by_hand, *people.silent}

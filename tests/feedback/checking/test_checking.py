"""Can you see a change? By a personal link, and by the public page."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from access.scope import working_in
from feedback.actions.checking_links import mint_check_link
from feedback.actions.telling import mark_mailed
from feedback.models import CheckAnswer, CheckLink, Consultation, LoopCheck, Publication
from feedback.reminder_rules.loop_check.rule import LoopCheckRule
from notices.actions import plan
from notices.models import Notice
from participants.models import Participant
from tests.access.tables import checksums
from tests.factories import NOW, TODAY, hold
from tests.feedback.checking.conftest import PAGE_TODAY

pytestmark = pytest.mark.integration


def say_address(asked):
    return reverse("feedback:say_page", kwargs={"slug": asked.scene.consultation.slug})


def test_people_are_asked_two_weeks_after_the_first_final_telling_and_once(asked):
    again = asked.scene.person(hears_outcomes="yes")
    with working_in(asked.home):
        pk = Publication.objects.get().pk
        mark_mailed(publication_id=pk, participant_id=again.pk, now=NOW + timedelta(days=3))
    assert asked.check.due_on == TODAY + timedelta(days=14)


def test_a_holding_word_is_no_reason_to_ask(scene):
    who = scene.person()
    words = {"held_up_by": "The board", "next_on": TODAY + timedelta(days=20)}
    scene.save(disposition="still_deciding", **words)
    published = scene.publish(channels=[PAGE_TODAY])
    with working_in(scene.organisation):
        mark_mailed(publication_id=published.pk, participant_id=who.pk, now=NOW)
        assert not LoopCheck.objects.exists()


AGREED_TO_NOTHING = {"hears_outcomes": "no"}


@pytest.mark.parametrize(
    ("said", "is_withdrawn", "because"),
    [
        (AGREED_TO_NOTHING, False, "nobody_agreed"),
        (AGREED_TO_NOTHING, True, "withdrawn"),
        ({}, False, ""),
    ],
)
def test_a_check_of_which_nobody_is_asked_is_looked_at_once(asked, said, is_withdrawn, because):
    later, about = NOW + timedelta(days=14), asked.scene.consultation
    with working_in(asked.home):
        Participant.objects.filter(pk=asked.person.pk).update(**said)
        if is_withdrawn:
            Consultation.objects.filter(pk=about.pk).update(withdrawn_at=NOW)
        plan(now=later)
        assert asked.check.is_off_because == because
        assert Notice.objects.filter(rule="loop_check").exists() is not bool(because)
        Participant.objects.filter(pk=asked.person.pk).update(hears_outcomes="yes")
        plan(now=later + timedelta(minutes=1))
        assert Notice.objects.filter(rule="loop_check").count() == (0 if because else 1)
    shown = asked.scene.get("noticed").content.decode()
    assert ("Nobody was asked." in shown) is bool(because)


def test_while_a_colleague_holds_the_only_one_the_check_waits(asked):
    later = NOW + timedelta(days=14)
    hold(asked.home, participant=asked.person, until=later.date())
    with working_in(asked.home):
        plan(now=later)
        assert asked.check.is_off_because == ""
        plan(now=later + timedelta(days=1))
        assert Notice.objects.filter(rule="loop_check").count() == 1


@pytest.mark.parametrize("needs_care", [True, False])
def test_the_message_about_what_needs_care_does_not_say_what_it_was_about(asked, needs_care):
    about = asked.scene.consultation
    with working_in(asked.home):
        Consultation.objects.filter(pk=about.pk).update(needs_care=needs_care)
        later = NOW + timedelta(days=14)
        plan(now=later)
        letter = LoopCheckRule().context(Notice.objects.get(rule="loop_check"), later)
    for part in ("subject", "body", "line"):
        words = render_to_string(f"reminder_rules/loop_check/{part}.txt", letter)
        assert (about.title in words) is not needs_care
        assert words.strip()


def test_opening_the_link_changes_no_row_and_leads_to_an_address_without_the_token(asked):
    link = asked.link()
    before = checksums()
    page = asked.scene.client.get(link, follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[0][0] == reverse(
        "feedback:check_page", kwargs={"slug": asked.scene.consultation.slug}
    )
    assert checksums() == before
    assert "<script" not in page.content.decode()


def test_an_answer_is_kept_without_anything_that_leads_to_the_person(asked):
    assert asked.send(saw="small", clear="yes").status_code == 303
    assert asked.answers() == [("small", "yes", True)]
    with working_in(asked.home):
        row = CheckAnswer.objects.get()
        digests = set(CheckLink.objects.values_list("digest", flat=True))
    assert row.send_key not in digests
    assert not {"participant", "participant_id", "created_at"} & set(row.__dict__)


def test_twice_is_once_also_with_the_link_of_another_message(asked):
    asked.send(saw="small")
    asked.send(saw="none", clear="no")
    assert asked.answers() == [("none", "no", True)]


def test_the_same_person_gets_the_same_link_and_others_another(asked):
    other = asked.scene.person()
    with working_in(asked.home):
        tokens = [
            mint_check_link(check=asked.check, participant_id=one, now=NOW)
            for one in (asked.person.pk, asked.person.pk, other.pk)
        ]
    assert tokens[0] == tokens[1] != tokens[2]


def test_nothing_said_is_refused_with_a_sentence(asked):
    page = asked.send(words="  ")
    assert page.status_code == 422
    assert "Choose an answer, or write what we missed" in page.content.decode()


def test_a_page_opened_with_another_link_keeps_what_was_typed_and_sends_nothing(asked):
    page = asked.send(link="of another", words="And the bus?")
    assert page.status_code == 409
    assert "And the bus?" in page.content.decode()
    assert asked.missed() == []


def test_a_machine_that_sends_again_and_again_is_sent_back(asked):
    states = [asked.send(saw="small").status_code for _ in range(12)]
    assert (states[0], states[-1]) == (303, 429)


def test_the_link_opens_nothing_once_it_ran_out_or_the_person_was_erased(asked, time_machine):
    link = asked.link()
    time_machine.move_to(NOW + timedelta(days=61))
    assert asked.scene.client.get(link).status_code == 404
    time_machine.move_to(NOW)
    with working_in(asked.home):
        CheckLink.objects.all().delete()
    assert asked.scene.client.get(link).status_code == 404


def test_by_the_public_page_one_form_counts_once_and_apart(asked, time_machine):
    key = asked.scene.client.get(say_address(asked)).context["page_key"]
    time_machine.move_to(NOW + timedelta(minutes=2))
    for _ in range(2):
        asked.scene.client.post(say_address(asked), {"saw": "big", "key": key})
    with working_in(asked.home):
        assert [(one.by_link, one.is_held) for one in CheckAnswer.objects.all()] == [(False, False)]


@pytest.mark.parametrize(
    "said",
    [{"website": "http://spam"}, {"words": "https://a https://b"}, {"key": "made up"}],
)
def test_what_looks_like_spam_is_held_and_not_dropped(asked, time_machine, said):
    key = asked.scene.client.get(say_address(asked)).context["page_key"]
    time_machine.move_to(NOW + timedelta(minutes=2))
    asked.scene.client.post(say_address(asked), {"saw": "big", "key": key} | said)
    with working_in(asked.home):
        assert CheckAnswer.objects.get().is_held


def test_a_flood_is_held_and_then_refused(asked, settings):
    settings.DOOR_HOLDS_AFTER, settings.DOOR_REFUSES_AFTER = 0, 1
    address = say_address(asked)
    key = asked.scene.client.get(address).context["page_key"]
    first, second = (
        asked.scene.client.post(address, {"words": "And the bus?", "key": key}) for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (303, 429)
    assert [one.is_held for one in asked.missed()] == [True]
    assert "And the bus?" in second.content.decode()


def test_the_public_page_asks_nothing_before_there_is_a_final_word(scene):
    address = reverse("feedback:say_page", kwargs={"slug": scene.consultation.slug})
    assert scene.client.get(address).status_code == 404


def test_after_sending_this_device_opens_the_page_no_more_and_thanks_need_no_link(asked):
    sent = asked.send(saw="small")
    thanks = asked.scene.client.get(sent["Location"])
    assert thanks.status_code == 200
    assert "Thank you" in thanks.content.decode()
    address = reverse("feedback:check_page", kwargs={"slug": asked.scene.consultation.slug})
    assert asked.scene.client.get(address).status_code == 404


def test_the_page_does_not_say_whether_something_was_sent_before(asked):
    first = asked.open().content.decode()
    asked.send(saw="small")
    again = asked.open().content.decode()
    words = "If you answered before, what you choose now takes its place."
    assert (words in first, words in again) == (True, True)
    assert "was sent with this link" not in again


@pytest.mark.parametrize("needs_care", [True, False])
def test_where_care_is_needed_the_page_can_be_left_at_once_and_is_forgotten(asked, needs_care):
    about = asked.scene.consultation
    with working_in(asked.home):
        Consultation.objects.filter(pk=about.pk).update(needs_care=needs_care)
    assert ("Exit this page" in asked.open().content.decode()) is needs_care
    asked.scene.client.post(reverse("feedback:answer_exit", kwargs={"slug": about.slug}))
    address = reverse("feedback:check_page", kwargs={"slug": about.slug})
    assert asked.scene.client.get(address).status_code == 404

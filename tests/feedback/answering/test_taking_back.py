"""Stopping, taking answers out, and asking to hear the news, which is joined to no answer."""

import pytest

from access import removals
from access.models import Removal
from access.scope import working_in
from feedback.models import Answer, Draft, Response, ResponseAuthor, Subscription, Unclear
from participants.models import Participant
from tests import factories
from tests.factories import TODAY
from tests.feedback.answering.conftest import Phone
from tests.feedback.answering.state import checksum


@pytest.fixture(params=["door", "link"])
def sent(request, asked, phone):
    """Somebody who has sent answers, twice."""
    phone.get(asked.door() if request.param == "door" else asked.link("mine"))
    for words in ("First", "Second"):
        phone.get(asked.url("1/")).send(**{asked.name(1): words})
        phone.get(asked.url("3/")).send(**{asked.name(3): "c1"})
    return phone


def test_stopping_asks_once_more_then_removes_the_draft(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Away with it"})
    assert Draft._base_manager.exists()
    phone.get(asked.url("stop/")).send()
    assert "Your answers are gone" in phone.html
    assert not Draft._base_manager.exists()
    assert "Away with it" not in phone.get(asked.url("1/")).html


def test_stopping_while_changing_says_that_what_was_sent_stays(asked, sent):
    sent.get(asked.url("1/")).send(**{asked.name(1): "Third"})
    assert "What you sent before stays as it was." in sent.get(asked.url("stop/")).html
    sent.send()
    assert "Your answers are gone" not in sent.html
    assert "What you sent before stays as it was." in sent.html
    assert not Draft._base_manager.exists()
    assert "Second" in sent.get(asked.url("copy/")).html


def test_stopping_with_nothing_saved_says_so(asked, phone):
    assert "Nothing is saved" in phone.get(asked.door()).get(asked.url("stop/")).html


def test_taking_out_deletes_every_version_and_its_author(asked, sent):
    sent.get(asked.url("take-out/"))
    assert Response._base_manager.count() == 2
    sent.send()
    assert "Your answers are gone" in sent.html
    for model in (Response, Answer, ResponseAuthor, Draft):
        assert not model._base_manager.exists()


def test_taking_out_leaves_other_peoples_answers_alone(asked, sent):
    other = Phone().get(asked.door()).get(asked.url("3/"))
    other.send(**{asked.name(3): "c2"})
    sent.get(asked.url("take-out/")).send()
    assert Answer._base_manager.get().choice == "c2"


def test_whoever_took_answers_out_may_begin_again(asked, sent):
    sent.get(asked.url("take-out/")).send()
    sent.get(asked.url("3/")).send(**{asked.name(3): "c2"})
    assert sent.path == asked.url("thanks/")
    assert Response._base_manager.count() == 1


def test_looking_changes_nothing(asked, sent):
    before = checksum()
    for page in ("", "1/", "later/", "stop/", "take-out/", "thanks/", "copy/", "removed/"):
        sent.get(asked.url(page))
    assert checksum() == before


@pytest.mark.parametrize("page", ["continue/", "tell-me/", "next-person/"])
def test_what_acts_is_never_a_get(asked, phone, page):
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    assert phone.client.get(asked.url(page)).status_code == 405


def test_an_address_for_the_news_stands_apart_from_the_answer(asked, phone):
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    for _each in range(2):
        phone.get(asked.url("thanks/")).send(path=asked.url("tell-me/"), email="Mo@Example.org")
    assert "Saved. We write to you when it has closed" in phone.html
    person = Participant._base_manager.get(contact_email="mo@example.org")
    assert Subscription._base_manager.get().participant_id == person.pk
    assert not ResponseAuthor._base_manager.exists()


def test_a_broken_address_is_said_and_still_there(asked, phone):
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    phone.send(path=asked.url("tell-me/"), email="mo at example")
    assert phone.status == 422
    assert "mo at example" in phone.html
    assert not Subscription._base_manager.exists()


def test_a_personal_link_never_asks_for_an_address(asked, phone):
    phone.get(asked.link("mine")).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    assert "Tell me when" not in phone.html
    phone.send(path=asked.url("tell-me/"), email="mo@example.org")
    assert not Subscription._base_manager.exists()


def test_what_was_not_clear_goes_with_the_answers(asked, sent):
    sent.get(asked.url("1/unclear/")).send(words="What is a panel?")
    mine = Unclear._base_manager.get()
    factories.make(Unclear, asked.organisation, question=asked.questions[0])
    sent.get(asked.url("take-out/")).send()
    assert not Unclear._base_manager.filter(pk=mine.pk).exists()
    assert Unclear._base_manager.count() == 1
    assert Removal._base_manager.filter(kind="unclear", key=str(mine.pk)).exists()


def test_stopping_takes_back_what_was_not_clear(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Away with it"})
    phone.get(asked.url("1/unclear/")).send(words="What is a panel?")
    phone.get(asked.url("stop/")).send()
    assert not Unclear._base_manager.exists()


def test_in_a_restored_copy_it_goes_again(asked):
    said = factories.make(Unclear, asked.organisation, question=asked.questions[0])
    with working_in(asked.organisation):
        removals.kinds.get("unclear").repeat(str(said.pk), asked.organisation, TODAY)
    assert not Unclear._base_manager.exists()


def test_once_the_last_answer_is_gone_somebody_looks_whether_a_line_is_owed(asked, sent):
    about = asked.consultation
    with working_in(asked.organisation):
        about.items.all().delete()
    assert about.next_notice_on is None
    sent.get(asked.url("take-out/")).send()
    about.refresh_from_db()
    assert about.next_notice_on is not None

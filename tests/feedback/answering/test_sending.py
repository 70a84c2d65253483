"""S5: sent twice, counted once; the last word counts; nothing tells who or in which order."""

import uuid

import pytest

from access.models import AuditEntry
from feedback.models import Answer, Ask, Draft, Response, ResponseAuthor
from projects.models import StakeholderGroup
from tests.factories import make
from tests.factories.clock import TODAY
from tests.feedback.answering.conftest import Phone, ask_three


def send_words(asked, phone, words, page="1/"):
    """Answer the first page with `words` and send."""
    phone.get(asked.url(page)).send(**{asked.name(1): words})
    return phone.get(asked.url("3/")).send(**{asked.name(3): "c1"})


def current():
    """The answers that count."""
    return Response._base_manager.get(is_current=True)


def texts():
    """The words that count."""
    rows = Answer._base_manager.filter(response__is_current=True).exclude(text="")
    return sorted(rows.values_list("text", flat=True))


def test_sending_makes_one_response_and_deletes_the_draft(asked, phone):
    send_words(asked, phone.get(asked.door()), "Ringing")
    assert phone.path == asked.url("thanks/")
    assert not Draft._base_manager.exists()
    assert sorted(Answer._base_manager.values_list("choice", "text")) == [
        ("", "Ringing"),
        ("c1", ""),
    ]
    assert current().received_on == TODAY


def test_a_public_answer_has_no_author_and_only_a_digest_of_its_receipt(asked, phone):
    send_words(asked, phone.get(asked.door()), "Ringing")
    receipt = phone.html.partition('dir="ltr">')[2].partition("<")[0]
    assert not ResponseAuthor._base_manager.exists()
    assert len(current().receipt_digest) == 64
    assert receipt.replace("-", "") not in repr(list(Response._base_manager.values_list()))


def test_a_personal_answer_keeps_its_author_apart(asked, phone):
    ask = make(Ask, asked.organisation, consultation=asked.consultation)
    send_words(asked, phone.get(asked.link("mine", ask)), "Ringing")
    assert ResponseAuthor._base_manager.get().ask_id == ask.pk
    assert ResponseAuthor._base_manager.get().thread == current().thread
    assert current().name_shown is False


def test_where_names_are_shown_the_response_says_so(db, at_noon, phone):
    asked = ask_three(privacy="named")
    send_words(asked, phone.get(asked.link("mine")), "Ringing")
    assert current().name_shown is True


def test_the_group_is_copied_when_sending(asked, phone):
    group = make(StakeholderGroup, asked.organisation, project=asked.consultation.project)
    ask = make(Ask, asked.organisation, consultation=asked.consultation, group=group)
    send_words(asked, phone.get(asked.link("mine", ask)), "Ringing")
    assert current().group_id == group.pk


def test_every_key_of_an_answer_is_random(asked, phone):
    send_words(asked, phone.get(asked.door()), "Ringing")
    keys = [current().pk, current().thread, *Answer._base_manager.values_list("pk", flat=True)]
    assert {key.version for key in keys} == {4}
    assert all(isinstance(key, uuid.UUID) for key in keys)


@pytest.mark.parametrize("door", ["door", "link"])
def test_the_same_page_sent_twice_is_one_response(one_page, phone, door):
    phone.get(one_page.door() if door == "door" else one_page.link("mine")).get(one_page.url("1/"))
    html, path = phone.html, phone.path
    for _each in range(3):
        phone.html, phone.path = html, path
        phone.send(**{one_page.name(1): "Ringing", one_page.name(3): "c1"})
        assert phone.path == one_page.url("thanks/")
    assert Response._base_manager.count() == 1


def test_the_last_page_sent_twice_keeps_the_first_page(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Ringing"})
    phone.get(asked.url("3/"))
    html = phone.html
    phone.send(**{asked.name(3): "c1"})
    phone.html = html
    phone.send(path=asked.url("3/"), **{asked.name(3): "c1"})
    assert Response._base_manager.count() == 1
    assert texts() == ["Ringing"]


@pytest.mark.parametrize("door", ["door", "link"])
def test_other_answers_make_a_new_version_that_counts(asked, phone, door):
    phone.get(asked.door() if door == "door" else asked.link("mine"))
    send_words(asked, phone, "First")
    send_words(asked, phone, "Second")
    assert texts() == ["Second"]
    assert Response._base_manager.count() == 2
    assert Response._base_manager.values("thread").distinct().count() == 1


def test_back_after_sending_and_other_words_are_not_dropped(one_page, phone):
    phone.get(one_page.door()).get(one_page.url("1/"))
    html = phone.html
    for words in ("First", "Second"):
        phone.html = html
        phone.send(path=one_page.url("1/"), **{one_page.name(1): words})
    assert texts() == ["Second"]


def test_an_old_sending_that_comes_again_changes_nothing_and_says_so(one_page, phone):
    phone.get(one_page.door()).get(one_page.url("1/"))
    html = phone.html
    for words in ("First", "Second", "First"):
        phone.html = html
        phone.send(path=one_page.url("1/"), **{one_page.name(1): words})
    assert texts() == ["Second"]
    assert "The changed ones count" in phone.html


def test_changing_starts_from_what_was_sent(asked, phone):
    send_words(asked, phone.get(asked.door()), "First")
    assert "First" in phone.get(asked.url("1/")).html
    phone.get(asked.url("2/")).send(**{asked.name(2): ["c2"]})
    phone.send(**{asked.name(3): "c1"})
    assert texts() == ["First"]
    assert Answer._base_manager.filter(response__is_current=True).count() == 3


def test_a_change_that_is_not_sent_leaves_the_answers_as_they_were(asked, phone):
    send_words(asked, phone.get(asked.door()), "First")
    phone.get(asked.url("1/")).send(**{asked.name(1): "Second thoughts"})
    assert texts() == ["First"]


def test_refreshing_the_thanks_shows_the_same_receipt(asked, phone):
    send_words(asked, phone.get(asked.door()), "Ringing")
    first = phone.html.partition("Receipt")[2][:60]
    assert phone.get(asked.url("thanks/")).html.partition("Receipt")[2][:60] == first
    assert phone.get(asked.door()).path == asked.url("thanks/")


def test_two_people_are_two_responses(asked):
    for words in ("One", "Two"):
        send_words(asked, Phone().get(asked.door()), words)
    assert texts() == ["One", "Two"]
    assert Response._base_manager.filter(is_current=True).count() == 2


def test_the_thanks_say_what_happens_next_and_by_when(asked, phone):
    send_words(asked, phone.get(asked.door()), "Ringing")
    for words in (
        "By 31 March 2027",
        "By 10 April 2027",
        "until 13 March",
        "Keep a copy",
        "Take my answers out",
    ):
        assert words in phone.html


def test_a_copy_holds_every_question_and_answer(asked, phone):
    send_words(asked, phone.get(asked.door()), "Ringing")
    phone.get(asked.url("copy/"))
    for words in ("Ringing", "Waiting", "Not answered", "Which was worst?"):
        assert words in phone.html


def test_no_audit_entry_places_an_answer_in_time(asked, phone):
    before = AuditEntry._base_manager.count()
    send_words(asked, phone.get(asked.link("mine")), "Ringing")
    assert AuditEntry._base_manager.count() == before

"""Checking before sending: nothing is sent unseen, everything can be changed, words are used only with a tick."""

import pytest

from feedback.models import Answer, Draft, Question, Response
from tests.feedback.answering.conftest import Phone

TICKED = 'name="may_quote" id="id_may_quote" checked>'


@pytest.fixture
def phone():
    return Phone(checks_at_once=False)


def answered(asked, phone):
    """Answer the first and the last page, and skip the second."""
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Ringing"})
    return phone.send("skip").send(**{asked.name(3): "c1"})


def test_every_question_stands_there_with_its_answer_and_nothing_is_sent(asked, phone):
    answered(asked, phone)
    assert phone.path == asked.url("check/")
    for words in ("Ringing", "Waiting", "skipped", "Which was worst?", "Which of these happened?"):
        assert words in phone.html
    assert not Response._base_manager.exists()


def test_change_leads_to_the_question_and_back(asked, phone):
    answered(asked, phone)
    address = f"{asked.url('2/')}?check=1"
    assert address in phone.html
    phone.get(address)
    assert "Save this" in phone.html
    phone.send(path=address, **{asked.name(2): ["c2"]})
    assert phone.path == asked.url("check/")
    assert "Telling it again" in phone.html


@pytest.mark.parametrize("go", ["back", "skip"])
def test_every_way_on_from_a_change_leads_back(asked, phone, go):
    answered(asked, phone).get(asked.url("1/"))
    phone.send(go, path=f"{asked.url('1/')}?check=1", **{asked.name(1): "Other words"})
    assert phone.path == asked.url("check/")
    assert ("Other words" in phone.html) is (go == "back")


def test_sending_what_was_checked(asked, phone):
    answered(asked, phone).send("send")
    assert phone.path == asked.url("thanks/")
    assert Answer._base_manager.filter(response__is_current=True).count() == 2
    assert not Draft._base_manager.exists()


def test_what_was_checked_is_sent_once_however_often_it_comes(asked, phone):
    html = answered(asked, phone).html
    for _each in range(3):
        phone.html = html
        phone.send("send", path=asked.url("check/"))
        assert phone.path == asked.url("thanks/")
    assert Response._base_manager.count() == 1


def test_after_sending_there_is_nothing_to_check(asked, phone):
    answered(asked, phone).send("send")
    assert phone.get(asked.url("check/")).path == asked.url("thanks/")


def test_a_form_of_one_page_is_not_checked(one_page, phone):
    phone.get(one_page.door())
    assert phone.get(one_page.url("check/")).path == one_page.url("1/")
    phone.send(**{one_page.name(1): "Ringing"})
    assert phone.path == one_page.url("thanks/")


def test_where_nothing_is_answered_there_is_nothing_to_send(asked, phone):
    phone.get(asked.door()).get(asked.url("check/"))
    assert "nothing to send" in phone.html
    assert 'value="send"' not in phone.html


def test_an_answer_that_is_needed_is_marked_and_asked_for(asked, phone):
    Question._base_manager.filter(pk=asked.questions[0].pk).update(required=True)
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    assert "still needed" in phone.html
    phone.send("send")
    assert phone.path == asked.url("1/")
    assert "One answer is still needed" in phone.html


@pytest.mark.parametrize("ticked", [True, False])
def test_words_may_be_used_only_with_a_tick(asked, phone, ticked):
    answered(asked, phone)
    assert "You can use my words (no name)" in phone.html
    assert 'name="may_quote" id="id_may_quote">' in phone.html
    phone.send("send", **({"may_quote": "on"} if ticked else {}))
    assert Response._base_manager.get().may_quote is ticked


def test_without_words_there_is_nothing_to_tick_and_nothing_is_believed(asked, phone):
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    assert "may_quote" not in phone.html
    phone.send("send", may_quote="on")
    assert Response._base_manager.get().may_quote is False


def test_the_tick_alone_is_a_change_and_is_still_there_on_changing_again(asked, phone):
    answered(asked, phone).send("send", may_quote="on")
    phone.get(asked.url("1/")).send(**{asked.name(1): "Other words"})
    assert TICKED in phone.get(asked.url("check/")).html
    phone.send("send")
    assert Response._base_manager.get(is_current=True).may_quote is False


def test_a_tick_is_kept_for_later(asked, phone):
    answered(asked, phone).send("later", may_quote="on")
    assert phone.path == asked.url("later/")
    assert Draft._base_manager.get().may_quote is True


def test_the_only_page_has_the_tick_and_it_can_be_taken_back(one_page, phone):
    phone.get(one_page.door()).get(one_page.url("1/"))
    for ticked in ("on", ""):
        values = {one_page.name(1): "Ringing"} | ({"may_quote": ticked} if ticked else {})
        phone.get(one_page.url("1/")).send(**values)
    quoted = Response._base_manager.order_by("is_current").values_list("may_quote", flat=True)
    assert list(quoted) == [True, False]


def test_a_tick_is_still_there_beside_an_error(one_page, phone):
    phone.get(one_page.door()).get(one_page.url("1/"))
    phone.send(**{one_page.name(1): "x" * 10_001, "may_quote": "on"})
    assert phone.status == 422
    assert TICKED in phone.html


def test_coming_back_leads_to_where_somebody_was(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send("skip")
    phone.send(**{asked.name(2): ["c1"]})
    assert f'href="{asked.url("3/")}"' in phone.get(asked.door()).html
    phone.get(asked.url("3/")).send("skip")
    assert f'href="{asked.url("check/")}"' in phone.get(asked.door()).html


def test_stopping_is_offered_everywhere(asked, phone):
    answered(asked, phone)
    for page in ("1/", "2/", "check/", "later/", "1/unclear/", ""):
        assert asked.url("stop/") in phone.get(asked.url(page)).html, page
    phone.get(asked.url("check/")).send("send")
    for page in ("thanks/", "copy/"):
        assert asked.url("stop/") in phone.get(asked.url(page)).html, page


def test_what_is_saved_is_said_without_a_clock(asked, phone):
    answered(asked, phone)
    assert "2 answers are saved." in phone.get(asked.url("2/")).html
    assert "No signal?" in phone.html

"""Pages that only some people see: the way through, what is left out, and having it back."""

import pytest

from feedback.models import Answer, Draft, Question, Response
from tests.feedback.answering.conftest import Phone, only_if


@pytest.fixture
def phone():
    return Phone(checks_at_once=False)


@pytest.fixture
def ruled(asked):
    """The second page is for those whose words hold "ring"."""
    only_if(asked, page=2, question=1, relation="contains", value="RING ")
    return asked


def say(asked, phone, words):
    return phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): words})


@pytest.mark.parametrize(("words", "page"), [("Ringing", "2/"), ("Letters", "3/")])
def test_next_leads_to_the_next_page_that_is_for_them(ruled, phone, words, page):
    assert say(ruled, phone, words).path == ruled.url(page)


def test_back_leads_over_a_page_that_is_not_for_them(ruled, phone):
    assert say(ruled, phone, "Letters").send("back").path == ruled.url("1/")


def test_a_page_that_is_not_for_them_leads_on(ruled, phone):
    say(ruled, phone, "Letters")
    assert phone.get(ruled.url("2/")).path == ruled.url("3/")


def test_progress_counts_the_pages_that_are_for_them(ruled, phone):
    assert "Question 2 of 3" in say(ruled, phone, "Ringing").html
    assert "Question 2 of 2" in say(ruled, phone, "Letters").html


def test_the_start_says_that_it_depends(ruled, phone):
    assert "Up to 3 questions" in phone.get(ruled.door()).html


def change_to_letters(ruled, phone):
    """Answer all three pages, then change the first so that the second is not for them."""
    say(ruled, phone, "Ringing").send(**{ruled.name(2): ["c2"]})
    phone.send(**{ruled.name(3): "c1"}).get(ruled.url("1/"))
    return phone.send(path=f"{ruled.url('1/')}?check=1", **{ruled.name(1): "Letters"})


def test_what_is_left_out_is_named_with_the_reason(ruled, phone):
    html = change_to_letters(ruled, phone).html
    assert phone.path == ruled.url("check/")
    assert "We took out your answer to “Which of these happened?”" in html
    assert "because you now answered “Letters” to “What was hardest?" in html
    assert len(Draft._base_manager.get().answers) == 3


def test_what_is_left_out_is_not_sent(ruled, phone):
    change_to_letters(ruled, phone).send("send")
    kept = Answer._base_manager.values_list("question__text", flat=True)
    assert Response._base_manager.count() == 1
    assert "Which of these happened?" not in kept
    assert not Draft._base_manager.exists()


def test_changing_the_earlier_answer_brings_it_back(ruled, phone):
    change_to_letters(ruled, phone).get(ruled.url("1/"))
    phone.send(path=f"{ruled.url('1/')}?check=1", **{ruled.name(1): "Ringing"})
    assert "We took out" not in phone.html
    assert "Telling it again" in phone.html


def test_a_page_that_comes_up_by_a_change_is_asked_before_checking(ruled, phone):
    say(ruled, phone, "Letters").send(**{ruled.name(3): "c1"}).get(ruled.url("1/"))
    phone.send(path=f"{ruled.url('1/')}?check=1", **{ruled.name(1): "Ringing"})
    assert phone.path == ruled.url("2/")
    phone.send(path=f"{ruled.url('2/')}?check=1", **{ruled.name(2): ["c1"]})
    assert phone.path == ruled.url("check/")


def test_nobody_needs_to_answer_what_is_not_for_them(ruled, phone):
    Question._base_manager.filter(pk=ruled.questions[1].pk).update(required=True)
    say(ruled, phone, "Letters").send(**{ruled.name(3): "c1"}).send("send")
    assert phone.path == ruled.url("thanks/")


def test_a_page_behind_a_page_that_is_not_for_them_names_the_first_reason(ruled, phone):
    only_if(ruled, page=3, question=2, relation="contains", value="c2")
    say(ruled, phone, "Ringing").send(**{ruled.name(2): ["c1", "c2"]})
    phone.send(**{ruled.name(3): "c1"}).get(ruled.url("1/"))
    phone.send(path=f"{ruled.url('1/')}?check=1", **{ruled.name(1): "Letters"})
    assert phone.html.count("because you now answered “Letters”") == 2


def test_skipping_the_question_that_decides_is_said_as_well(ruled, phone):
    say(ruled, phone, "Ringing").send(**{ruled.name(2): ["c2"]}).get(ruled.url("1/"))
    phone.send("skip", path=f"{ruled.url('1/')}?check=1")
    assert "because you now skipped “What was hardest?" in phone.html

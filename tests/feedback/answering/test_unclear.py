"""Saying that a question is not clear: words stay, nobody is named, floods end."""

import pytest

from feedback.actions import unclear
from feedback.models import Draft, Unclear
from tests.factories.clock import TODAY
from tests.feedback.answering.conftest import Phone


def press(asked, phone, words=""):
    """Press the button on the first page with words typed, and say what is not clear."""
    phone.get(asked.door()).get(asked.url("1/")).send("unclear", **{asked.name(1): "Half a line"})
    return phone.send(words=words)


def test_it_is_kept_and_the_page_comes_back_with_everything_typed(asked, phone):
    press(asked, phone, "What is a pathway?")
    said = Unclear._base_manager.get()
    assert (said.question, said.words, said.said_on) == (
        asked.questions[0],
        "What is a pathway?",
        TODAY,
    )
    assert phone.path == asked.url("1/")
    assert "Half a line" in phone.html
    assert "Thank you. The people who wrote it hear that it was not clear" in phone.html


def test_nothing_joins_it_to_a_person_or_a_draft(asked, phone):
    press(asked, phone)
    draft = Draft._base_manager.get()
    assert {field.name for field in Unclear._meta.get_fields()} == {
        *("id", "organisation", "question", "words", "said_on", "seen_on")
    }
    assert str(Unclear._base_manager.get().pk) not in repr(vars(draft))


def test_one_device_counts_once_and_its_last_words_stand(asked, phone):
    press(asked, phone, "First")
    press(asked, phone, "Second")
    press(asked, Phone(), "From another")
    assert sorted(Unclear._base_manager.values_list("words", flat=True)) == [
        "From another",
        "Second",
    ]


def test_on_a_page_of_several_the_question_is_chosen(one_page, phone):
    phone.get(one_page.door()).get(one_page.url("1/")).send("unclear")
    assert "Which question?" in phone.html
    assert phone.send(words="?").status == 422
    phone.send(path=one_page.url("1/unclear/"), question=str(one_page.questions[2].pk))
    assert Unclear._base_manager.get().question == one_page.questions[2]


@pytest.mark.parametrize(
    "sent", [{"question": "999999"}, {"question": "x\x00"}, {"words": "w" * 301}]
)
def test_what_cannot_be_is_refused_in_place(one_page, phone, sent):
    phone.get(one_page.door()).get(one_page.url("1/unclear/"))
    phone.send(**({"question": str(one_page.questions[0].pk)} | sent))
    assert phone.status == 422
    assert not Unclear._base_manager.exists()


def test_words_too_long_for_the_page_come_back(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send("unclear", **{asked.name(1): "ä" * 10_001})
    assert (phone.status, "ä" * 10_001 in phone.html) == (422, True)


def test_a_flood_ends_and_nobody_is_told_off(asked, phone, monkeypatch):
    monkeypatch.setattr(unclear, "MOST_A_DAY", 2)
    for _each in range(4):
        press(asked, Phone())
    assert Unclear._base_manager.count() == 2
    assert "Thank you." in press(asked, phone).html


@pytest.mark.parametrize("page", ["0/", "9/"])
def test_there_is_no_such_page(asked, phone, page):
    phone.get(asked.door())
    assert phone.get(asked.url(f"{page}unclear/")).status == 404


def test_a_get_changes_nothing(asked, phone):
    phone.get(asked.door()).get(asked.url("1/unclear/"))
    assert not Unclear._base_manager.exists()

"""Easy Read wording of a question, beside its own words."""

import pytest

from feedback.models import ConsultationWording, QuestionWording
from feedback.queries.asking import questions_of

pytestmark = [pytest.mark.integration]

CHOICES = {"choices": [{"key": "c1", "label": "Waiting"}, {"key": "c2", "label": "Forms"}]}


@pytest.fixture
def draft(desk):
    made = desk.draft()
    desk.question(made, kind="one_choice", settings=CHOICES)
    return made


def save(desk, draft, *, based_on="none", **words):
    (one,) = questions_of(draft)
    return desk.post("question_easy", words | {"based_on": based_on}, draft, question=one.pk)


def test_words_are_kept_and_the_consultation_can_be_read_in_easy_read(desk, draft):
    save(desk, draft, text="What was hard?", label_c1="You had to wait")
    wording = QuestionWording.objects.get()
    assert (wording.language, wording.is_easy_read) == ("en", True)
    assert (wording.text, wording.labels) == ("What was hard?", {"c1": "You had to wait"})
    assert ConsultationWording.objects.get().code == "en-easy"
    html = desk.get("consultation_detail", draft).content.decode()
    assert "in Easy Read" in html
    assert (
        "You had to wait"
        in desk.get("question_easy", draft, question=questions_of(draft)[0].pk).content.decode()
    )


def test_without_any_word_there_is_none_any_more(desk, draft):
    save(desk, draft, text="What was hard?")
    page = desk.get("question_easy", draft, question=questions_of(draft)[0].pk)
    save(desk, draft, based_on=page.context["form"]["based_on"].value(), text=" ")
    assert not QuestionWording.objects.exists()
    assert not ConsultationWording.objects.exists()


def test_two_people_at_one_wording_see_both(desk, draft):
    save(desk, draft, text="Theirs")
    clash = save(desk, draft, text="Mine")
    assert clash.status_code == 409
    assert [(one.mine, one.theirs) for one in clash.context["conflict"]] == [("Mine", "Theirs")]
    based_on = clash.context["form"]["based_on"].value()
    save(desk, draft, based_on=based_on, text="Mine", keep_text="theirs")
    assert QuestionWording.objects.get().text == "Theirs"


def test_what_is_too_long_is_said_and_kept(desk, draft):
    answer = save(desk, draft, text="x" * 301, hint="My hint")
    assert answer.status_code == 422
    assert "My hint" in answer.content.decode()


def test_only_while_it_is_written(desk, draft):
    opened = desk.opened()
    (one,) = questions_of(opened)
    answer = desk.post("question_easy", {"text": "x", "based_on": "none"}, opened, question=one.pk)
    assert answer["Location"].endswith("#questions")
    assert not QuestionWording.objects.exists()
    assert desk.get("question_easy", draft, question=one.pk).status_code == 404

"""A form with a question of every kind, text between them, a line to tick and a wish to be called back."""

import gzip
from importlib import import_module
from pathlib import Path

import pytest

from feedback import question_types
from feedback.models import Answer, CallRequest, FormVersion, Question, Response
from tests.factories import make
from tests.feedback.answering.conftest import Asked, ask_three

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

GRID = {"rows": [{"key": f"r{n}", "label": f"Row {n}"} for n in range(1, 13)], "next_number": 13}


def ask(*pages: tuple[str, ...]) -> Asked:
    """A form whose pages ask these kinds, each as its examples do; nothing is required."""
    about = ask_three().consultation
    version = FormVersion._base_manager.get(consultation=about)
    Question._base_manager.filter(form_version=version).delete()
    made = [
        make(
            Question,
            about.organisation,
            form_version=version,
            page=page,
            position=place,
            kind=kind,
            text=f"Question of {kind}",
            settings=dict(_examples(kind).question.settings),
        )
        for page, kinds in enumerate(pages, start=1)
        for place, kind in enumerate(kinds, start=1)
    ]
    return Asked(about, made)


def _examples(kind):
    return import_module(f"feedback.question_types.{kind}.examples").EXAMPLES


def come_in(phone, asked, page="1/"):
    phone.get(asked.door())
    return phone.get(asked.url(page))


@pytest.mark.parametrize("kind", [one.kind for one in question_types.registry if one.asks])
def test_an_answer_is_kept_and_read_again(at_noon, phone, kind):
    asked, good = ask((kind,)), _examples(kind).good[0]
    sent = {name.replace("answer", asked.name(1), 1): v for name, v in good.sent.items()}
    come_in(phone, asked).send(**sent)
    assert "We have your answers" in phone.html
    kept = Answer._base_manager.values_list("choice", "number", "text").order_by("choice")
    assert sorted(kept) == sorted((row.choice, row.number, row.text) for row in good.stored)
    phone.get(asked.url("copy/"))
    assert phone.html.count("<dt>") == 1


PRESSED = {"ranking", "dots"}
"""Kinds that are answered by pressing numbers, so that nothing is typed."""


@pytest.mark.parametrize(
    "kind", [one.kind for one in question_types.registry if one.asks and one.kind not in PRESSED]
)
def test_what_was_typed_too_late_stands_on_the_page(at_noon, phone, kind):
    asked = ask((kind,), ("short_text",))
    come_in(phone, asked)
    sent = {f"{asked.name(1)}{part}": "Donau" for part in ("", "_day", "_r1", "_words")}
    asked.consultation.__class__._base_manager.update(withdrawn_at=asked.consultation.opened_at)
    phone.send(**sent)
    assert phone.status == 410
    assert "Donau" in phone.html


def test_text_between_questions_is_no_question(at_noon, phone):
    asked = ask(("section",), ("faces",), ("number",))
    phone.get(asked.door())
    assert "2 questions." in phone.html
    phone.get(asked.url("1/"))
    assert "Page 1 of 3" in phone.html
    assert "Think of &lt;any&gt; visit" in phone.html
    assert ">Skip<" not in phone.html
    phone.send().send(**{asked.name(2): "good"})
    assert phone.path == asked.url("3/")
    phone.send(go="skip")
    assert "We have your answers" in phone.html
    assert Answer._base_manager.get().question_id == asked.questions[1].pk


def test_a_page_counts_its_question_when_text_stands_above_it(at_noon, phone):
    asked = ask(("section", "faces"), ("number",))
    come_in(phone, asked)
    assert "Question 1 of 2" in phone.html
    assert "<h1>" in phone.html


def test_whoever_comes_back_reads_the_text_before_the_next_question(at_noon, phone):
    asked = ask(("faces",), ("section",), ("number",))
    come_in(phone, asked).send(**{asked.name(1): "good"})
    phone.get(asked.url())
    assert f'href="{asked.url("2/")}"' in phone.html


def test_a_required_text_holds_nobody_up(at_noon, phone):
    asked = ask(("section",), ("faces",))
    Question._base_manager.filter(kind="section").update(required=True)
    come_in(phone, asked).send().send(**{asked.name(2): "ok"})
    assert "We have your answers" in phone.html


def test_a_line_that_is_not_ticked_holds_nobody_up(at_noon, phone):
    asked = ask(("faces",), ("consent",))
    come_in(phone, asked).send(**{asked.name(1): "good"}).send()
    assert "We have your answers" in phone.html
    assert Answer._base_manager.count() == 1


def test_a_line_that_must_be_ticked_says_why(at_noon, phone):
    asked = ask(("faces",), ("consent",))
    why = "Without it we may not keep what you say."
    Question._base_manager.filter(kind="consent").update(required=True, required_because=why)
    come_in(phone, asked).send(**{asked.name(1): "good"}).send()
    assert phone.status == 422
    assert "Tick the line to go on." in phone.html
    assert why in phone.html
    phone.send(**{asked.name(2): "ticked"})
    assert "We have your answers" in phone.html


def test_a_number_to_ring_is_kept_apart_from_the_yes(at_noon, phone):
    asked = ask(("contact_me",))
    come_in(phone, asked)
    assert "Isla Reid rings you by 12 December." in phone.html
    phone.send(**{asked.name(1): "yes", f"{asked.name(1)}_words": "07700 900123"})
    assert f'href="{asked.url("phone-me/")}"' in phone.html
    phone.get(asked.url("phone-me/")).send(name="Erin", phone="07700 900124")
    assert "We have your number" in phone.html
    assert CallRequest._base_manager.get().participant.contact_phone == "07700 900124"
    assert list(Answer._base_manager.values_list("choice", "text")) == [("yes", "")]
    assert Response._base_manager.count() == 1


def test_without_the_question_there_is_no_page_for_a_number(at_noon, phone):
    asked = ask(("faces",))
    come_in(phone, asked).send(**{asked.name(1): "good"})
    assert "phone-me" not in phone.html
    assert phone.get(asked.url("phone-me/")).status == 404


def test_the_longest_page_fits_the_first_answer_of_a_server(at_noon, phone):
    asked = ask(tuple(question_types.registry.keys()))
    grid = next(one for one in asked.questions if one.kind == "grid")
    Question._base_manager.filter(pk=grid.pk).update(settings=GRID)
    come_in(phone, asked)
    style = Path("static/css/participant.css").read_bytes()
    assert len(gzip.compress(phone.html.encode())) + len(gzip.compress(style)) <= 14_600

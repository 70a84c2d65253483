"""The contract of every question type: its examples are its tests, so a new type brings no test file."""

import json
import re
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from django.http import QueryDict
from django.template.loader import get_template, render_to_string
from django.utils.html import escape

from feedback import question_types
from feedback.question_types.base.contract import CHOICE_MAX_LENGTH, StoredValue, fits
from feedback.question_types.base.examples import NAME, Examples
from feedback.question_types.base.summary import Summary
from ui.forms import Form

pytestmark = pytest.mark.unit

TYPES = list(question_types.registry)
FOLDER = Path(question_types.__file__).parent


def examples(question_type) -> Examples:
    return import_module(f"feedback.question_types.{question_type.kind}.examples").EXAMPLES


def every(part: str):
    """Each example of one part, with its type."""
    return [
        pytest.param(one, example, id=f"{one.kind}-{n}")
        for one in TYPES
        for n, example in enumerate(getattr(examples(one), part))
    ]


def page(sent) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in sent.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def form_for(question_type, sent=None, initial=None) -> Form:
    form = Form(None if sent is None else page(sent), initial={NAME: initial})
    form.fields[NAME] = question_type.build_field(examples(question_type).question)
    return form


def drawn(question_type, form: Form, **context) -> str:
    template = f"question_types/{question_type.kind}/answer.html"
    return render_to_string(template, {"field": form[NAME], **context})


@pytest.fixture(params=TYPES, ids=lambda one: one.kind)
def question_type(request):
    return request.param


def test_the_folders_and_the_registry_are_the_same():
    folders = {path.parent.name for path in FOLDER.glob("*/type.py")}
    assert folders == set(question_types.registry.keys())


def test_the_choices_of_the_model_are_the_registry():
    assert [(key, str(label)) for key, label in question_types.choices()] == [
        (one.kind, str(one.label)) for one in TYPES
    ]


def test_a_type_that_lacks_a_member_is_refused():
    class Half:
        kind, label = "half", "Half"

    with pytest.raises(TypeError, match="'half' lacks seconds, settings_form, build_field"):
        fits(Half())


def test_the_examples_ask_a_question_of_the_type(question_type):
    example = examples(question_type)
    assert example.question.kind == question_type.kind
    assert len(example.good) >= 3
    assert len(example.bad) >= 2
    assert question_type.seconds > 0


@pytest.mark.parametrize(("question_type", "good"), every("good"))
def test_a_good_answer_round_trips(question_type, good):
    form = form_for(question_type, good.sent)

    assert form.errors == {}
    value = form.cleaned_data[NAME]
    assert value == good.value
    assert tuple(question_type.to_storage(value)) == good.stored
    assert question_type.from_storage(good.stored) == value
    assert question_type.is_answered(value)
    assert tuple(question_type.in_words(examples(question_type).question, value)) == good.words
    assert all(len(row.choice) <= CHOICE_MAX_LENGTH for row in good.stored)


@pytest.mark.parametrize(("question_type", "good"), every("good"))
def test_a_draft_can_keep_an_answer_and_shows_it_again(question_type, good):
    kept = json.loads(json.dumps(good.value))
    assert kept == good.value

    again = drawn(question_type, form_for(question_type, initial=kept))
    assert again == drawn(question_type, form_for(question_type, initial=good.value))
    picked = [row.choice or str(row.number) for row in good.stored if row.choice or row.number]
    if good.picked is not None:
        picked = list(good.picked)
    assert re.findall(r'value="([^"]*)"[^>]* checked', again) == picked
    assert all(escape(row.text) in again for row in good.stored)


@pytest.mark.parametrize(("question_type", "bad"), every("bad"))
def test_a_bad_answer_is_refused_with_a_sentence_and_nothing_is_lost(question_type, bad):
    form = form_for(question_type, bad.sent)

    assert form.errors == {NAME: [bad.sentence]}
    again = drawn(question_type, form)
    assert escape(bad.sentence) in again
    assert bad.still_there in again


def test_an_optional_question_can_be_left_empty(question_type):
    form = form_for(question_type, {})
    form.fields[NAME].required = False

    assert form.errors == {}
    value = form.cleaned_data[NAME]
    assert value == examples(question_type).empty
    assert not question_type.is_answered(value)
    assert question_type.to_storage(value) == []
    assert question_type.from_storage([]) == value
    assert question_type.in_words(examples(question_type).question, value) == []


@pytest.mark.parametrize("question_type", TYPES, ids=lambda one: one.kind)
@pytest.mark.parametrize("sent", [{NAME: "\x00\ud800"}, {NAME: "x" * 200_000}, {NAME: ["a", "b"]}])
def test_anything_that_can_be_sent_is_taken_or_refused_with_a_sentence(question_type, sent):
    form = form_for(question_type, sent)
    if form.is_valid():
        rows = question_type.to_storage(form.cleaned_data[NAME])
        assert all("\x00" not in row.text and "\ud800" not in row.text for row in rows)
    else:
        assert all(error[0].endswith(".") for error in form.errors.values())
    assert drawn(question_type, form)


# The page ----------------------------------------------------------------------------------------


def test_each_input_has_a_label_of_its_own_and_no_script_or_style(question_type):
    html = drawn(question_type, form_for(question_type))

    inputs = re.findall(r"<(?:input|textarea)[^>]*\bid=\"([^\"]+)\"", html)
    assert len(inputs) == len(re.findall(r"<(?:input|textarea)\b", html)) > 0
    assert sorted(re.findall(r'<label[^>]*\bfor="([^"]+)"', html)) == sorted(inputs)
    assert len(set(inputs)) == len(inputs)
    assert inputs[0] == f"id_{NAME}"
    assert not re.search(r"<script|\sstyle=|\son\w+=|maxlength", html)


def test_the_question_is_the_heading(question_type):
    question = examples(question_type).question
    for is_alone, tag in ((True, "h1"), (False, "h2")):
        html = drawn(question_type, form_for(question_type), is_alone=is_alone)
        [heading] = re.findall(r"<(h\d) class=\"question\">(.*?)</\1>", html, re.DOTALL)
        assert heading[0] == tag
        assert escape(question.text) in heading[1]


def test_hint_and_error_are_tied_to_the_input_and_escaped(question_type):
    question = replace(examples(question_type).question, hint="<b>hint</b>")
    form = Form(page({}))
    form.fields[NAME] = question_type.build_field(question)
    html = drawn(question_type, form)

    tied = re.findall(r'aria-describedby="([^"]+)"', html)
    assert tied[0] == f"id_{NAME}_helptext id_{NAME}_error"
    assert f'id="id_{NAME}_error"' in html
    assert "&lt;b&gt;hint&lt;/b&gt;" in html
    assert "<b>hint" not in form.as_div()


def test_questions_for_words_carry_the_line_about_safety(question_type):
    has_box = "choice" not in drawn(question_type, form_for(question_type))
    html = drawn(question_type, form_for(question_type), safe_line="If you are not safe, ring 999.")
    assert ("If you are not safe, ring 999." in html) is has_box


# The result --------------------------------------------------------------------------------------


def result_page(question_type, summary: Summary) -> str:
    context = {"summary": summary, "id": "chart_1", "title": "Which <one>?"}
    return render_to_string(f"question_types/{question_type.kind}/result.html", context)


def test_the_summary_of_many(question_type):
    example = examples(question_type)
    many = example.many
    summary = question_type.summarise(example.question, many.rows, many.answered)

    assert summary.answered == many.answered
    assert {row.key: row.count for row in summary.rows} == many.counts
    assert [row.share for row in summary.rows] == [
        row.count / many.answered for row in summary.rows
    ]
    assert summary.written == sum(1 for row in many.rows if row.text)
    assert summary.for_staff().sentence == many.sentence


def test_the_summary_of_none(question_type):
    summary = question_type.summarise(examples(question_type).question, [], 0)

    assert summary.answered == 0
    assert {row.count for row in summary.rows} <= {0}
    for shown in (summary, summary.for_staff(), summary.for_public()):
        assert shown.sentence == "Nobody answered this question."
        assert "Nobody answered this question." in result_page(question_type, shown)


def test_the_summary_of_one_is_right_and_shown_to_nobody(question_type):
    example = examples(question_type)
    first = example.good[0]
    stored = first.stored
    summary = question_type.summarise(example.question, stored, 1)

    keys = sorted(row.choice or str(row.number) for row in stored if row.choice or row.number)
    keys = keys if first.counted is None else sorted(first.counted)
    assert sorted(row.key for row in summary.rows if row.count) == keys
    assert summary.for_staff() == Summary(answered=0, hidden_below=5)
    assert summary.for_public() == Summary(answered=0, hidden_below=10)


@pytest.mark.parametrize("question_type", TYPES, ids=lambda one: one.kind)
@pytest.mark.parametrize(("answered", "public"), product((4, 5, 9, 10), (True, False)))
def test_small_numbers_are_suppressed(question_type, answered, public):
    example = examples(question_type)
    rows = list(example.good[1].stored) * answered
    summary = question_type.summarise(example.question, rows, answered)
    shown = summary.for_public() if public else summary.for_staff()

    k = 10 if public else 5
    assert (shown.hidden_below == k) is (answered < k)
    html = result_page(question_type, shown)
    few = f"Fewer than {k} people answered, so no numbers are shown."
    assert (few in html) is (answered < k)
    assert ("<svg" in html) is bool(summary.rows and answered >= k)


def test_the_public_sees_small_counts_rounded(question_type):
    example = examples(question_type)
    shown = question_type.summarise(
        example.question, example.many.rows, example.many.answered
    ).for_public()

    assert shown.is_rounded is bool(shown.rows)
    assert {row.count % 5 for row in shown.rows} <= {0}
    assert all(0 <= row.share <= 1 for row in shown.rows)
    assert not shown.is_rounded or "about" in shown.sentence


def test_a_snapshot_keeps_the_summary(question_type):
    example = examples(question_type)
    summary = question_type.summarise(example.question, example.many.rows, example.many.answered)

    assert Summary.from_dict(json.loads(json.dumps(summary.as_dict()))) == summary


def test_the_result_is_drawn_and_escaped(question_type):
    example = examples(question_type)
    summary = question_type.summarise(example.question, example.many.rows, example.many.answered)
    html = result_page(question_type, summary)

    assert escape(example.many.sentence) in html
    assert "<one>" not in html
    assert not re.search(r"<script|\sstyle=", html)


# The settings ------------------------------------------------------------------------------------


def test_settings_are_kept(question_type):
    example = examples(question_type)
    form = question_type.settings_form(
        page(example.settings_sent), settings=example.question.settings
    )
    assert form.errors == {}
    assert form.to_settings() == example.settings_kept


def test_settings_are_shown_again_and_saved_unchanged(question_type):
    kept = examples(question_type).settings_kept
    form_type = question_type.settings_form
    shown = {k: "on" if v is True else v for k, v in form_type.initial_from(kept).items() if v}

    again = form_type(page(shown), settings=kept)
    assert again.errors == {}
    assert again.to_settings() == kept


def test_bad_settings_are_refused_with_a_sentence(question_type):
    for sent, sentence in examples(question_type).settings_bad:
        form = question_type.settings_form(page(sent))
        assert [error for errors in form.errors.values() for error in errors] == [sentence]


def test_the_settings_are_drawn_with_every_field(question_type):
    form = question_type.settings_form(settings=examples(question_type).question.settings)
    html = render_to_string(f"question_types/{question_type.kind}/settings.html", {"form": form})

    names = re.findall(r'\bname="([^"]+)"', html)
    assert names == list(form.fields)


def test_every_template_compiles(question_type):
    for name in ("answer", "settings", "result"):
        assert get_template(f"question_types/{question_type.kind}/{name}.html")


def test_a_stored_value_is_three_columns():
    assert StoredValue() == StoredValue(choice="", number=None, text="")

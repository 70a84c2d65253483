"""The contract of every question type: its examples are its tests, so a new type brings no test file."""

import json
import re
from copy import copy
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
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
ASKING = [one for one in TYPES if one.asks]
FOLDER = Path(question_types.__file__).parent


def examples(question_type) -> Examples:
    return import_module(f"feedback.question_types.{question_type.kind}.examples").EXAMPLES


def every(part: str):
    """Each example of one part, with its type."""
    return [
        pytest.param(one, example, id=f"{one.kind}-{n}")
        for one in ASKING
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
    asked = examples(question_type).question
    return render_to_string(template, {"field": form[NAME], "question": asked, **context})


@pytest.fixture(params=ASKING, ids=lambda one: one.kind)
def question_type(request):
    return request.param


@pytest.fixture(params=TYPES, ids=lambda one: one.kind)
def any_type(request):
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
    form = form_for(question_type, good.sent, initial=good.before)

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
    picked = good.keys if good.picked is None else good.picked
    assert tuple(re.findall(r'value="([^"]*)"[^>]* checked', again)) == picked
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


@pytest.mark.parametrize("question_type", ASKING, ids=lambda one: one.kind)
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
    question = replace(examples(question_type).question, hint="<b>hint</b>", required=True)
    form = Form(page({}))
    form.fields[NAME] = question_type.build_field(question)
    html = drawn(question_type, form)

    tied = re.findall(r'aria-describedby="([^"]+)"', html)
    assert tied[0] == f"id_{NAME}_helptext id_{NAME}_error"
    assert f'id="id_{NAME}_error"' in html
    assert "&lt;b&gt;hint&lt;/b&gt;" in html
    assert "<b>hint" not in form.as_div()


def test_questions_for_words_carry_the_line_about_safety(question_type):
    has_box = question_type.group == "words"
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
    good = example.good[0]
    summary = question_type.summarise(example.question, good.stored, 1)

    keys = good.keys if good.counted is None else good.counted
    assert sorted(row.key for row in summary.rows if row.count) == sorted(keys)
    nothing = Summary(answered=0, is_ticked=summary.is_ticked, is_pictured=summary.is_pictured)
    assert summary.for_staff() == replace(nothing, hidden_below=5)
    assert summary.for_public() == replace(nothing, hidden_below=10)


@pytest.mark.parametrize("question_type", ASKING, ids=lambda one: one.kind)
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
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(set(ids)) == len(ids)


# Rules, tables and other wordings ------------------------------------------------------------------


def test_a_question_takes_time_and_has_words_to_read(question_type):
    question = examples(question_type).question
    assert question_type.seconds_for(question) > 0
    assert question_type.words_for(question) >= len(question.text.split())
    assert question_type.group in question_types.GROUPS


@pytest.mark.parametrize(("question_type", "good"), every("good"))
def test_an_answer_goes_into_a_table_and_comes_back(question_type, good):
    question = examples(question_type).question
    columns = question_type.export_columns(question)
    cells = question_type.export_row(question, good.value)

    assert len(columns) == len(cells) == len({name for name, _label in columns})
    assert all(question.text in label for _name, label in columns)
    brought = good.value if good.brought is None else good.brought
    assert question_type.from_export(question, [str(cell) for cell in cells]) == brought
    assert question_type.from_export(question, cells) == brought


def test_no_answer_is_an_empty_row(question_type):
    example = examples(question_type)
    for value in (None, example.empty):
        cells = question_type.export_row(example.question, value)
        assert set(cells) == {""}
    assert question_type.from_export(example.question, cells) == example.empty


@pytest.mark.parametrize("question_type", ASKING, ids=lambda one: one.kind)
@pytest.mark.parametrize("cell", ["\x00\ud800", "x" * 50_000, "=1+1", "\u202e", "-1e99", "٣"])
def test_a_strange_table_is_taken_or_refused_with_a_sentence(question_type, cell):
    question = examples(question_type).question
    columns = question_type.export_columns(question)
    refused, value = None, None
    try:
        value = question_type.from_export(question, [cell] * len(columns))
    except ValidationError as error:
        refused = error.messages[0]
    assert refused is None or (refused.endswith(".") and len(refused) < 200)
    assert value is None or question_type.from_storage(question_type.to_storage(value)) == value


def test_a_rule_can_name_each_answer(question_type):
    example = examples(question_type)
    named = dict(question_type.comparable(example.question))
    for good in example.good:
        matching = {
            key for key in named if question_type.compare(example.question, good.value, "is", key)
        }
        assert bool(matching) is bool(named)
        assert {
            key
            for key in named
            if question_type.compare(example.question, good.value, "is_not", key)
        } == set(named) - matching


def test_a_rule_can_name_words(question_type):
    example = examples(question_type)
    for good in example.good:
        said = good.words[0]
        assert question_type.compare(example.question, good.value, "contains", f" {said.upper()} ")
        assert not question_type.compare(example.question, good.value, "contains", "")
        assert not question_type.compare(example.question, good.value, "is", "\x00 not said")


def test_no_answer_is_nothing_that_a_rule_names(question_type):
    example = examples(question_type)
    wanted = next(iter(dict(question_type.comparable(example.question))), example.good[0].words[0])
    for value in (None, example.empty):
        assert not question_type.compare(example.question, value, "is", wanted)
        assert not question_type.compare(example.question, value, "contains", wanted)
        assert question_type.compare(example.question, value, "is_not", wanted)


def test_labels_are_read_in_other_words(question_type):
    question = examples(question_type).question
    labels = question_type.labels_of(question)
    other = {key: f"<{key}> po polsku" for key in labels}
    asked = question_type.with_labels(question, other, text="Pytanie?")

    assert question_type.labels_of(asked) == other
    assert (asked.text, asked.hint, asked.key) == ("Pytanie?", question.hint, question.key)
    form = Form()
    form.fields[NAME] = question_type.build_field(asked)
    html = render_to_string(
        f"question_types/{question_type.kind}/answer.html", {"field": form[NAME], "question": asked}
    )
    assert all(escape(words) in html for words in other.values())
    assert "Pytanie?" in html


def test_labels_without_other_words_stay_as_they_were_written(question_type):
    question = examples(question_type).question
    asked = question_type.with_labels(
        question, dict.fromkeys(question_type.labels_of(question), "")
    )

    assert question_type.labels_of(asked) == question_type.labels_of(question)
    assert copy(asked).text == question.text


# The settings ------------------------------------------------------------------------------------


def test_settings_are_kept(any_type):
    example = examples(any_type)
    form = any_type.settings_form(page(example.settings_sent), settings=example.question.settings)
    assert form.errors == {}
    assert form.to_settings() == example.settings_kept


def test_settings_are_shown_again_and_saved_unchanged(any_type):
    kept = examples(any_type).settings_kept
    form_type = any_type.settings_form
    shown = {k: "on" if v is True else v for k, v in form_type.initial_from(kept).items() if v}

    again = form_type(page(shown), settings=kept)
    assert again.errors == {}
    assert again.to_settings() == kept


def test_bad_settings_are_refused_with_a_sentence(any_type):
    for sent, sentence in examples(any_type).settings_bad:
        form = any_type.settings_form(page(sent))
        assert [error for errors in form.errors.values() for error in errors] == [sentence]


def test_the_settings_are_drawn_with_every_field(any_type):
    form = any_type.settings_form(settings=examples(any_type).question.settings)
    html = render_to_string(f"question_types/{any_type.kind}/settings.html", {"form": form})

    names = re.findall(r'\bname="([^"]+)"', html)
    assert names == list(form.fields)


def test_every_template_compiles(any_type):
    for name in ("answer", "settings", "result"):
        assert get_template(f"question_types/{any_type.kind}/{name}.html")


def test_a_stored_value_is_three_columns():
    assert StoredValue() == StoredValue(choice="", number=None, text="")


# Text between questions ----------------------------------------------------------------------------


def test_the_kinds_are_listed_by_what_people_do():
    groups = question_types.grouped()
    listed = [key for _label, kinds in groups for key, _name in kinds]
    assert sorted(listed) == sorted(question_types.registry.keys())
    assert [str(label) for label, _kinds in groups][:3] == ["Pick one", "Pick some", "Words"]


@pytest.mark.parametrize("silent", [one for one in TYPES if not one.asks], ids=lambda one: one.kind)
def test_a_type_that_asks_nothing_has_no_answer(silent):
    question = examples(silent).question
    assert not question_types.asks(question)
    assert silent.seconds_for(question) == 0
    assert silent.words_for(question) > len(question.text.split())
    assert (silent.to_storage("x"), silent.from_storage([])) == ([], None)
    assert (silent.is_answered("x"), silent.in_words(question, "x")) == (False, [])
    assert silent.export_columns(question) == silent.export_row(question, "x") == []
    assert silent.from_export(question, []) is None
    assert silent.comparable(question) == []
    assert not silent.compare(question, "x", "contains", "x")
    assert not silent.build_field(question).required


@pytest.mark.parametrize("silent", [one for one in TYPES if not one.asks], ids=lambda one: one.kind)
def test_a_type_that_asks_nothing_is_drawn_without_an_input(silent):
    question = examples(silent).question
    asked = silent.with_labels(question, {"body": "<Co> innego"})
    for shown, words in ((question, "Think of &lt;any&gt; visit"), (asked, "&lt;Co&gt; innego")):
        html = render_to_string(
            f"question_types/{silent.kind}/answer.html", {"question": shown, "is_alone": True}
        )
        assert words in html
        assert not re.search("<input|<textarea|<select|<script", html)
        assert "<h1" in html

"""Invitation, poster and form on paper: what stands on them."""

import pytest
from django.template.loader import render_to_string

from feedback import question_types
from feedback.domain.codes import in_groups
from feedback.forms.printing import on_paper
from feedback.queries.entries import paper_sheet
from tests import factories
from tests.feedback.answering.conftest import CHOICES

pytestmark = [pytest.mark.integration, pytest.mark.embedded]


def html_of(desk, name, consultation, **chosen):
    return desk.client.get(desk.url(name, consultation), chosen).content.decode()


def test_a_poster_says_why_who_decides_when_and_how_to_answer(desk):
    opened = desk.opened()
    html = html_of(desk, "poster_print", opened, phone="01632 960 001", size="a3")
    said = [
        "We are asking you because you waited this year.",
        "The board will decide by 31 March 2027.",
        "will tell you what happened by 10 April 2027.",
        ">testserver/j<",
        f">{in_groups(opened.door_code)}<",
        "on 01632 960 001.",
        "Please answer by Monday 22 March 2027.",
        'class="sheet poster print-large a3"',
    ]
    assert [words for words in said if words not in html] == []


def test_a_poster_that_is_too_long_says_by_how_much_and_holds_the_first_words(desk):
    opened = desk.opened(why_you="word " * 90 + "last")
    html = html_of(desk, "poster_print", opened)
    assert "Cut 61 words." in html
    assert "last" not in html


def test_without_a_number_none_is_printed(desk):
    assert "Or ring" not in html_of(desk, "poster_print", desk.opened())


@pytest.mark.parametrize("name", ["poster_print", "invitation_print", "paper_print"])
def test_a_choice_that_cannot_be_is_refused_and_stays(desk, name):
    opened = desk.opened()
    answer = desk.client.get(desk.url(name, opened), {"phone": "0" * 41})
    assert answer.status_code == 422
    assert "0" * 41 in answer.content.decode()


def test_a_paper_form_has_every_question_boxes_lines_safety_and_where_to_hand_it_in(desk):
    draft = desk.draft(closes_on=None)
    desk.question(draft, text="What was hardest?", hint="Anything at all.")
    desk.question(draft, kind="one_choice", text="Which was worst?", settings=CHOICES)
    html = html_of(desk, "paper_print", draft, hand_in="The library desk", large="on")
    said = ["What was hardest?", "Anything at all.", "Which was worst?", "Tick one.", "large-print"]
    said += ["Telling it again", "I would rather not say", "Hand it in here: The library desk"]
    said += ["ring the emergency number", "We have not said until when you can answer."]
    assert [words for words in said if words not in html] == []
    assert html.count('class="paper-box"') == 4
    assert html.count('class="paper-line"') == 10


def test_the_code_stands_on_top_or_the_number_where_there_is_no_door(desk):
    opened, draft = desk.opened(), desk.draft()
    desk.question(draft)
    assert f">{in_groups(opened.door_code)}<" in html_of(desk, "paper_print", opened)
    assert f'<strong dir="ltr">{draft.pk}</strong>' in html_of(desk, "paper_print", draft)


def test_an_ask_without_questions_has_no_paper(desk):
    assert desk.get("paper_print", desk.draft()).status_code == 404


def test_every_type_can_be_printed_with_a_template_of_its_own_or_the_one_for_all(desk):
    draft = desk.draft()
    for kind, _label in question_types.choices():
        desk.question(draft, kind=kind, text=f"A question of {kind}?", settings=CHOICES)
    html = html_of(desk, "paper_print", draft)
    sheet = paper_sheet(draft)
    asked = [one for one in question_types.registry if one.asks]
    assert len(on_paper(sheet.questions)) == len(asked)
    assert all(f"A question of {one.kind}?" in html for one in asked)


def test_a_type_without_a_template_gets_boxes_or_lines(desk):
    draft = desk.draft()
    desk.question(draft)
    desk.question(draft, kind="scale", text="How hard?")
    words, scale = on_paper(paper_sheet(draft).questions)
    drawn = [
        render_to_string("question_types/base/paper.html", {"entry": one}) for one in (words, scale)
    ]
    assert "paper-line" in drawn[0]
    assert "Tick what fits." in drawn[1]


def test_printing_costs_the_same_for_one_question_and_for_three(
    desk, django_assert_max_num_queries
):
    draft = desk.draft()
    desk.question(draft)
    with django_assert_max_num_queries(30) as first:
        html_of(desk, "paper_print", draft)
    for number in (2, 3):
        desk.question(draft, text=f"Question {number}?")
    with django_assert_max_num_queries(len(first)):
        html_of(desk, "paper_print", draft)


def test_the_ways_in_are_on_one_page(desk):
    opened = desk.opened("Ann, ann@example.org")
    html = html_of(desk, "ways_in", opened)
    for name in ("poster_print", "paper_print", "invitation_print", "tablet_page", "entry_add"):
        assert desk.url(name, opened) in html
    assert in_groups(opened.door_code) in html


def test_viewers_see_the_ways_and_may_not_type_in_or_remind(desk):
    opened = desk.opened("Ann, ann@example.org")
    desk.client.force_login(desk.cast.viewer.user)
    assert desk.url("entry_add", opened) not in html_of(desk, "ways_in", opened)
    for name in ("entry_add", "entry_list", "tablet_page", "nudge_people"):
        assert desk.get(name, opened).status_code == 403


def test_a_grid_on_paper_has_a_box_for_each_row_and_point(desk):
    draft = desk.draft()
    rows = [{"key": "r1", "label": "We were heard"}, {"key": "r2", "label": "It was clear"}]
    desk.question(draft, kind="grid", text="How far do you agree?", settings={"rows": rows})
    html = html_of(desk, "paper_print", draft)
    points = html.count('<th scope="col">')
    assert points >= 3
    assert html.count('class="paper-box"') == 2 * points


@pytest.mark.parametrize(
    ("kind", "settings", "said", "lines", "boxes"),
    [
        ("number", {}, "", 1, 0),
        ("date", {}, "leave open what you do not know", 0, 0),
        ("consent", {"line": "You may use my words."}, "You may use my words.", 0, 1),
        ("yes_no", {}, "Not sure", 0, 4),
    ],
)
def test_a_type_is_printed_as_it_is_answered(desk, kind, settings, said, lines, boxes):
    draft = desk.draft()
    desk.question(draft, kind=kind, text="And this?", settings=settings)
    (entry,) = on_paper(paper_sheet(draft).questions)
    html = render_to_string(entry.templates, {"entry": entry})
    assert said in html
    assert (html.count("paper-line"), html.count("paper-box")) == (lines, boxes and boxes + 1)


def test_the_line_for_own_words_is_called_as_on_the_page(desk):
    draft = desk.draft()
    desk.question(draft, kind="yes_no", text="Would you come again?", settings={"words": True})
    html = html_of(desk, "paper_print", draft)
    assert "Is there anything you want to say about it?" in html
    assert "If something else, what?" not in html


@pytest.fixture
def in_arabic(desk):
    draft = desk.draft()
    question = desk.question(draft, kind="yes_no", text="Would you come again?")
    factories.consultation_wording(
        desk.organisation, consultation=draft, language="ar", words={"title": "صباح السبت"}
    )
    factories.question_wording(
        desk.organisation, question=question, language="ar", text="هل ستأتي مرة أخرى؟"
    )
    type(draft).objects.filter(pk=draft.pk).update(read_in={"ar": "a1"})
    draft.refresh_from_db()
    return draft


@pytest.mark.parametrize("name", ["paper_print", "invitation_print", "poster_print"])
def test_a_sheet_can_be_printed_in_each_language_that_it_is_worded_in(desk, in_arabic, name):
    html = html_of(desk, name, in_arabic, language="ar")
    assert '<main id="main"' in html
    assert 'dir="rtl"' in html.split('<main id="main"', 1)[1].split(">", 1)[0]
    assert '<span lang="ar" dir="rtl">صباح السبت</span>' in html
    assert ("هل ستأتي مرة أخرى؟" in html) == (name == "paper_print")


def test_what_is_not_worded_stays_as_it_was_written(desk, in_arabic):
    desk.question(in_arabic, text="What would make it better?")
    html = html_of(desk, "paper_print", in_arabic, language="ar")
    assert "What would make it better?" in html
    assert "صباح" not in html_of(desk, "paper_print", in_arabic, phone="")


def test_a_language_in_which_nothing_is_worded_is_refused(desk, in_arabic):
    address = desk.url("paper_print", in_arabic) + "?language=pl"
    assert desk.client.get(address).status_code == 422

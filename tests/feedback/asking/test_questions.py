"""Questions of a draft: added, changed, moved, laid out, taken out; frozen after opening."""

import pytest

from feedback.actions import questions as actions
from feedback.models import PageRule, Question
from feedback.queries.asking import minutes_of, question_stamp, questions_of
from tests import factories

pytestmark = [pytest.mark.integration]

CHOICE = {
    "kind": "one_choice",
    "text": "Which one?",
    "choices": "Red\nBlue",
    "something_else": "on",
    "owes_answer": "on",
}


@pytest.fixture
def draft(desk):
    return desk.draft()


def order(draft):
    return [(one.text, one.page) for one in questions_of(draft)]


def three(desk, draft):
    return [desk.question(draft, text=text) for text in ("A", "B", "C")]


def test_a_question_with_its_choices_is_added(desk, draft):
    answer = desk.post("question_add", CHOICE, draft)
    question = Question.objects.get()
    shown = f"?question={question.pk}#question-{question.pk}"
    assert answer["Location"] == desk.url("consultation_detail", draft) + shown
    assert (question.kind, question.text, question.owes_answer) == (
        "one_choice",
        "Which one?",
        True,
    )
    assert [one["label"] for one in question.settings["choices"]] == ["Red", "Blue"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "Write the question."),
        ({"text": "x" * 301}, "301"),
        ({"choices": "Red"}, "Write at least two choices"),
        ({"required": "on"}, "Say why people cannot skip it."),
        ({"page": "0"}, "is a number of at least 1."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(desk, draft, changes, sentence):
    answer = desk.post("question_add", CHOICE | {"hint": "My hint"} | changes, draft)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "My hint" in html
    assert not Question.objects.exists()


def test_switching_the_kind_keeps_the_words_and_complains_of_nothing(desk, draft):
    answer = desk.post("question_add", CHOICE | {"kind": "scale", "switch": "1"}, draft)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Which one?" in html
    assert 'name="points"' in html
    assert not Question.objects.exists()


def test_a_question_is_changed(desk, draft):
    question = desk.question(draft)
    data = {"kind": "long_text", "text": "Better?", "based_on": question_stamp(question), "page": 1}
    desk.post("question_edit", data, draft, question=question.pk)
    question.refresh_from_db()
    assert (question.text, question.owes_answer) == ("Better?", False)


def test_two_people_at_one_question_see_both_wordings(desk, draft):
    question = desk.question(draft)
    stamp = question_stamp(question)
    Question.objects.update(text="Theirs")
    data = {"kind": "long_text", "text": "Mine", "based_on": stamp, "page": 1, "owes_answer": "on"}
    clash = desk.post("question_edit", data, draft, question=question.pk)
    assert clash.status_code == 422
    assert [(one.mine, one.theirs) for one in clash.context["conflict"]] == [("Mine", "Theirs")]
    again = data | {"based_on": clash.context["form"]["based_on"].value(), "keep_text": "theirs"}
    desk.post("question_edit", again, draft, question=question.pk)
    assert Question.objects.get().text == "Theirs"


def test_each_question_gets_a_page_of_its_own(desk, draft):
    three(desk, draft)
    assert order(draft) == [("A", 1), ("B", 2), ("C", 3)]


def test_moving_swaps_places_and_the_ends_stay(desk, draft):
    first, _second, last = three(desk, draft)
    desk.post("question_move", {"to": "up"}, draft, question=last.pk)
    assert order(draft) == [("A", 1), ("C", 2), ("B", 3)]
    desk.post("question_move", {"to": "up"}, draft, question=first.pk)
    assert order(draft) == [("A", 1), ("C", 2), ("B", 3)]
    desk.post("question_move", {"to": "down"}, draft, question=first.pk)
    assert order(draft) == [("C", 1), ("A", 2), ("B", 3)]


def test_the_focus_stays_on_the_button_of_the_question_that_moved(desk, draft):
    first, _second, _last = three(desk, draft)
    moved = desk.post("question_move", {"to": "down"}, draft, question=first.pk)
    assert moved["Location"].endswith(f"#question-{first.pk}-down")
    html = desk.get("consultation_detail", draft).content.decode()
    assert f'id="question-{first.pk}-down"' in html


def test_a_copy_stands_behind_its_question(desk, draft):
    first, _second, _last = three(desk, draft)
    desk.post("question_duplicate", {}, draft, question=first.pk)
    assert order(draft) == [("A", 1), ("A", 2), ("B", 3), ("C", 4)]
    one, copy = Question.objects.filter(text="A")
    assert one.key != copy.key
    desk.post("question_layout", {"layout": "one_page"}, draft)
    desk.post("question_duplicate", {}, draft, question=copy.pk)
    assert order(draft) == [("A", 1), ("A", 1), ("A", 1), ("B", 1), ("C", 1)]


def test_a_copy_of_what_is_gone_is_told(desk, draft):
    one = desk.question(draft)
    desk.post("question_remove", {}, draft, question=one.pk)
    answer = desk.post("question_duplicate", {}, draft, question=one.pk)
    assert answer["Location"].endswith("#questions")
    assert not Question.objects.exists()


def test_a_page_is_split_and_joined_again(desk, draft):
    _first, second, last = three(desk, draft)
    desk.post("question_layout", {"layout": "one_page"}, draft)
    desk.post("question_page", {"way": "split"}, draft, question=second.pk)
    assert order(draft) == [("A", 1), ("B", 2), ("C", 2)]
    desk.post("question_page", {"way": "join"}, draft, question=last.pk)
    assert order(draft) == [("A", 1), ("B", 1), ("C", 1)]
    for way in ("join", "split", "spiral"):
        desk.post("question_page", {"way": way}, draft, question=_first.pk)
    assert order(draft) == [("A", 1), ("B", 1), ("C", 1)]


def test_a_rule_follows_its_page(desk, draft):
    first, second, last = three(desk, draft)
    version = first.form_version
    given = {"form_version": version, "question": first, "relation": "is", "value": "c1"}
    factories.page_rule(desk.organisation, page=3, starts_with=last.key, **given)
    desk.post("question_duplicate", {}, draft, question=first.pk)
    assert list(PageRule.objects.values_list("page", flat=True)) == [4]
    desk.post("question_page", {"way": "join"}, draft, question=second.pk)
    assert list(PageRule.objects.values_list("page", flat=True)) == [3]
    desk.post("question_remove", {}, draft, question=last.pk)
    assert not PageRule.objects.exists()


def test_what_somebody_changed_meanwhile_is_not_taken_out(desk, draft):
    one = desk.question(draft)
    stamp = question_stamp(one)
    Question.objects.update(text="Theirs")
    answer = desk.post("question_remove", {"based_on": stamp}, draft, question=one.pk)
    assert answer["Location"].endswith(f"#question-{one.pk}")
    desk.post(
        "question_remove",
        {"based_on": question_stamp(Question.objects.get())},
        draft,
        question=one.pk,
    )
    assert not Question.objects.exists()


def test_the_phone_shows_the_question_that_was_edited(desk, draft):
    _first, _second, last = three(desk, draft)
    html = desk.client.get(f"{desk.url('consultation_detail', draft)}?question={last.pk}").content
    assert desk.url("consultation_phone", draft, number=3).encode() in html
    answer = desk.get("consultation_phone", draft, number=3)
    assert b"C" in answer.content
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert desk.get("consultation_phone", draft, number=4).status_code == 404


def test_what_a_question_is_for_and_its_picture_are_shown(desk, draft):
    desk.post("question_add", CHOICE | {"what_for": "impact", "picture": "home"}, draft)
    html = desk.get("consultation_detail", draft).content.decode()
    assert "Is it making a difference?" in html
    page = desk.get("consultation_phone", draft, number=1).content.decode()
    assert 'alt="A house"' in page
    bad = desk.post("question_add", CHOICE | {"picture": "../x", "what_for": "?"}, draft)
    assert bad.status_code == 422


def test_what_is_worth_a_look_stands_beside_the_question(desk, draft):
    desk.question(draft, text="What do stakeholders think?")
    html = desk.get("consultation_detail", draft).content.decode()
    assert "“stakeholders” is a word of the trade. Try “people affected”." in html
    assert "1 question is long, leads to an answer" in html


def test_a_question_of_the_bank_that_means_something_else_is_none_any_more(desk, draft):
    values = {"text": "Did [the promised thing] happen?", "bank_code": "Q17"}
    one = desk.question(draft, **values)
    edit = {"kind": "long_text", "page": 1}

    def change(text):
        one.refresh_from_db()
        data = edit | {"text": text, "based_on": question_stamp(one)}
        desk.post("question_edit", data, draft, question=one.pk)
        one.refresh_from_db()
        return one.bank_code

    assert change("Did the Friday text happen?") == "Q17"
    assert change("Did the Friday texts happen?") == "Q17"
    assert change("Who rang you?") == ""


def test_all_on_one_page_and_back(desk, draft):
    three(desk, draft)
    desk.post("question_layout", {"layout": "one_page"}, draft)
    assert order(draft) == [("A", 1), ("B", 1), ("C", 1)]
    desk.question(draft, text="D")
    assert order(draft)[3] == ("D", 1)
    desk.post("question_layout", {"layout": "page_each"}, draft)
    assert order(draft) == [("A", 1), ("B", 2), ("C", 3), ("D", 4)]


def test_an_unknown_layout_changes_nothing(desk, draft):
    three(desk, draft)
    desk.post("question_layout", {"layout": "spiral"}, draft)
    assert order(draft) == [("A", 1), ("B", 2), ("C", 3)]


def test_taking_one_out_leaves_no_gap(desk, draft):
    _first, second, _last = three(desk, draft)
    desk.post("question_remove", {}, draft, question=second.pk)
    desk.post("question_remove", {}, draft, question=second.pk)
    assert order(draft) == [("A", 1), ("C", 2)]


def test_after_opening_the_questions_are_frozen(desk):
    opened = desk.opened()
    (question,) = questions_of(opened)
    where = {"question": question.pk}
    for name, kwargs in [
        ("question_edit", where),
        ("question_remove", where),
        ("question_add", {}),
    ]:
        answer = desk.post(name, CHOICE, opened, **kwargs)
        assert answer["Location"] == desk.url("consultation_detail", opened) + "#questions"
    for name, kwargs in [("question_move", where), ("question_layout", {})]:
        desk.post(name, {"layout": "one_page"}, opened, **kwargs)
    assert [one.text for one in questions_of(opened)] == ["What was hardest?"]
    with pytest.raises(actions.QuestionsFrozenError):
        desk.question(opened)


def test_a_question_of_another_consultation_is_not_found(desk, draft):
    elsewhere = desk.question(desk.draft())
    assert desk.get("question_edit", draft, question=elsewhere.pk).status_code == 404
    desk.post("question_remove", {}, draft, question=elsewhere.pk)
    assert Question.objects.filter(pk=elsewhere.pk).exists()


def test_minutes_follow_the_questions(desk, draft):
    assert minutes_of(questions_of(draft)) == 0
    three(desk, draft)
    assert minutes_of(questions_of(draft)) == 5

"""Who sees a page, as it is written: set, changed, taken out, moved along, what is wrong, and no opening with it."""

import pytest

from feedback.actions import paths as actions
from feedback.actions import questions
from feedback.actions.opening import CannotOpenError, open_consultation
from feedback.actions.paths import copy_rules, set_page_rule
from feedback.actions.questions import QuestionsFrozenError
from feedback.models import FormVersion, PageRule, Question
from feedback.queries.asking import questions_of
from feedback.queries.paths import paths_of
from tests.factories import NOW

pytestmark = [pytest.mark.integration]

RED_OR_BLUE = {
    "choices": [{"key": "red", "label": "Red"}, {"key": "blue", "label": "Blue"}],
    "something_else": False,
}


class Form:
    """A draft of three pages: a choice, a box of words, a choice."""

    def __init__(self, desk):
        self.desk, self.draft = desk, desk.draft()
        self.first = desk.question(
            self.draft, kind="one_choice", text="Which?", settings=RED_OR_BLUE
        )
        self.second = desk.question(self.draft, text="Why red?")
        self.third = desk.question(
            self.draft, kind="several_choices", text="And then?", settings=RED_OR_BLUE
        )

    def rule(self, page=2, question=None, relation="is", value="red", based_on=""):
        return set_page_rule(
            actor=self.desk.actor,
            consultation=self.draft,
            page=page,
            based_on=based_on,
            values={"question": question or self.first, "relation": relation, "value": value},
        )

    @property
    def paths(self):
        asked = questions_of(self.draft)
        return paths_of(asked[0].form_version_id, asked)

    def post(self, page=2, **sent):
        given = {"question": self.first.pk, "relation": "is", "value": "red", "based_on": ""}
        return self.desk.post("question_page_rule", given | sent, self.draft, page=page)

    def open(self):
        return open_consultation(actor=self.desk.actor, consultation=self.draft, now=NOW)


@pytest.fixture
def form(desk):
    return Form(desk)


def test_the_facilitator_says_who_sees_a_page(form):
    answer = form.post()
    assert answer["Location"].endswith("#page-2")
    rule = PageRule.objects.get()
    assert (rule.page, rule.question, rule.relation, rule.value) == (2, form.first, "is", "red")
    html = form.desk.get("consultation_detail", form.draft).content.decode()
    assert "Shown only if “Which?” is “Red”" in html
    assert "Show this page only if …" in html


def test_only_what_is_asked_before_can_be_chosen(form):
    html = form.desk.get("question_page_rule", form.draft, page=2).content.decode()
    assert "Which?</option>" in html
    assert "And then?" not in html
    first = form.desk.get("question_page_rule", form.draft, page=1).content.decode()
    assert "Nothing is asked before this page" in first
    assert form.desk.get("question_page_rule", form.draft, page=9).status_code == 404


def test_another_question_offers_its_own_answers(form):
    html = form.post(page=3, switch="1", question=form.second.pk, value="").content.decode()
    assert 'type="text" name="value"' in html
    assert "There is a problem" not in html
    assert not PageRule.objects.exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"value": "green"}, "Choose one of the answers to this question."),
        ({"value": ""}, "Say which answer."),
        ({"relation": "more"}, "more"),
        ({"question": "999999"}, "999999"),
        ({"question": "x\x00"}, "There is a problem"),
    ],
)
def test_what_cannot_be_is_refused_in_place(form, sent, sentence):
    answer = form.post(**sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not PageRule.objects.exists()


def test_two_who_change_it_at_once_see_both(form):
    form.rule(value="blue")
    answer = form.post()
    assert answer.status_code == 409
    assert "Shown only if “Which?” is “Blue”" in answer.content.decode()
    assert PageRule.objects.get().value == "blue"
    form.post(based_on=f"{form.first.pk}:is:blue")
    assert PageRule.objects.get().value == "red"


def test_a_rule_is_taken_out(form):
    rule = form.rule()
    answer = form.desk.post("page_rule_remove", {}, form.draft, rule=rule.pk)
    assert answer.status_code == 302
    assert not PageRule.objects.exists()
    assert not actions.remove_page_rule(
        actor=form.desk.actor, consultation=form.draft, rule_id=rule.pk
    )


def test_a_rule_goes_along_with_its_page(form):
    form.rule()
    questions.move_question(consultation=form.draft, question_id=form.third.pk, steps=-1)
    assert [bool(page.rules) for page in form.paths.pages] == [False, False, True]
    assert form.paths.blocking == []


def test_a_rule_goes_with_the_last_question_of_its_page(form):
    form.rule()
    remove(form, form.second)
    assert not PageRule.objects.exists()
    assert form.paths.blocking == []


def moved_before_its_question(form):
    form.rule()
    questions.move_question(consultation=form.draft, question_id=form.second.pk, steps=-1)


def moved_behind_its_page(form):
    form.rule(page=3, question=form.second, relation="contains", value="rain")
    questions.move_question(consultation=form.draft, question_id=form.second.pk, steps=1)


def without_its_question(form):
    form.rule()
    remove(form, form.first)


def with_another_choice(form):
    form.rule()
    Question.objects.filter(pk=form.first.pk).update(
        settings=RED_OR_BLUE | {"choices": [{"key": "blue", "label": "Blue"}]}
    )


def with_two_on_one_page(form):
    form.rule()
    form.rule(page=3, value="blue")
    Question.objects.filter(pk=form.third.pk).update(page=2)


def behind_a_page_that_nobody_sees(form):
    form.rule(value="green")
    form.rule(page=3, question=form.second, relation="contains", value="rain")


def remove(form, question):
    questions.remove_question(
        actor=form.desk.actor, consultation=form.draft, question_id=question.pk
    )


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (moved_before_its_question, "Page 1 has a rule, but nothing is asked before it."),
        (moved_behind_its_page, "waits for the answer to “Why red?”, which is not asked before"),
        (without_its_question, "has a rule, but nothing is asked before it."),
        (with_another_choice, "Nobody would ever see page 2: “red” is no answer to “Which?”"),
        (with_two_on_one_page, "Page 2 has two rules"),
        (behind_a_page_that_nobody_sees, "on a page that nobody sees"),
    ],
)
def test_what_is_wrong_is_said_and_it_does_not_open(form, spoil, sentence):
    spoil(form)
    assert any(sentence in one for one in form.paths.blocking)
    assert sentence in form.desk.get("consultation_detail", form.draft).content.decode()
    with pytest.raises(CannotOpenError) as refusal:
        form.open()
    assert refusal.value.faults == ["paths_broken"]
    html = form.desk.post("consultation_open", {"with_door": "on"}, form.draft).content.decode()
    assert "A page is shown by a rule that cannot work." in html
    assert sentence in html


def test_a_question_that_is_gone_is_said_where_others_come_before(form):
    form.rule(page=3, question=form.second, relation="contains", value="rain")
    remove(form, form.second)
    assert "waits for a question that was taken out" in form.paths.blocking[0]


def test_a_rule_that_leaves_nobody_out_is_said_and_opens(form):
    form.rule(relation="is_not", value="green")
    assert form.paths.blocking == []
    assert "leaves nobody out" in form.paths.pages[1].rules[0].fault
    assert form.open().opened_at == NOW


def test_opening_freezes_the_rules_where_they_stand(form):
    form.rule()
    questions.move_question(consultation=form.draft, question_id=form.third.pk, steps=-1)
    form.open()
    assert PageRule.objects.get().page == 3
    with pytest.raises(QuestionsFrozenError):
        form.rule(page=2)
    assert form.post()["Location"].endswith("#questions")
    form.desk.post("page_rule_remove", {}, form.draft, rule=PageRule.objects.get().pk)
    assert PageRule.objects.exists()


def test_a_new_version_gets_the_rules_of_the_one_before(form):
    form.rule()
    form.rule(page=3, relation="contains", value="blue")
    old = form.draft.form_versions.get()
    new = FormVersion.objects.create(
        organisation=old.organisation, consultation=form.draft, number=2
    )
    copies = {}
    for one in (form.first, form.second):
        copies[one.pk] = Question.objects.get(pk=one.pk)
        copies[one.pk].pk, copies[one.pk].form_version = None, new
        copies[one.pk].save()
    copy_rules(old, new, copies)
    kept = paths_of(new.pk, list(new.questions.all()))
    assert kept.pages[1].rules[0].sentence == "Shown only if “Which?” is “Red”"
    assert "whose first question was taken out" in kept.blocking[0]
    assert PageRule.objects.filter(form_version=old).count() == 2


def test_the_page_costs_the_same_with_three_rules(form, django_assert_num_queries):
    asked = questions_of(form.draft)
    for page in (2, 3):
        form.rule(page=page)
        with django_assert_num_queries(1):
            paths_of(asked[0].form_version_id, asked)

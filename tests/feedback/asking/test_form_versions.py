"""What people are asked changes after opening only as a new version; answers stay comparable."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from access.models import AuditEntry
from feedback.actions import form_versions as actions
from feedback.actions.opening import open_consultation
from feedback.domain.labels import QuestionWords
from feedback.models import FormVersion, Item, Question, Response, TestRun
from feedback.queries.asking import question_stamp, questions_of
from feedback.queries.form_versions import asked_ever, version_stamp
from feedback.queries.gathering import gathered
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration]

WHY = {"why": "People asked what it means."}


@pytest.fixture
def opened(desk):
    return desk.opened()


@pytest.fixture
def one(opened):
    return questions_of(opened)[0]


def answer(desk, opened, question, text="Ringing."):
    said = factories.response(
        desk.organisation, consultation=opened, form_version=question.form_version
    )
    factories.answer(desk.organisation, response=said, question=question, text=text)


def mend(desk, opened, question, **changes):
    data = {"text": question.text, "hint": question.hint, "why": "A slip"} | changes
    return desk.post("question_mend", data, opened, question=question.pk)


def check(desk, opened, **values):
    stamp = version_stamp(questions_of(opened))
    return desk.post("version_check", WHY | {"stamp": stamp} | values, opened)


def test_a_typo_is_put_right_and_the_old_wording_stays(desk, opened, one):
    answer(desk, opened, one)
    page = desk.get("question_mend", opened, question=one.pk).content.decode()
    assert "1 person has answered so far." in page
    mend(desk, opened, one, text="What was the hardest?")
    (now,) = questions_of(opened)
    assert (now.text, now.key) == ("What was the hardest?", one.key)
    assert (now.form_version.number, now.form_version.why_new) == (2, "A slip")
    assert now.form_version.frozen_at == NOW
    assert now.form_version.made_by_id == desk.cast.facilitator.pk
    assert Question.objects.get(pk=one.pk).text == "What was hardest?"
    [result] = gathered(opened)["questions"]
    assert (result["text"], result["summary"]["written"]) == ("What was the hardest?", 1)
    assert Item.objects.count() == 1


def test_more_than_a_typo_becomes_another_question(desk, opened, one):
    answer(desk, opened, one)
    refused = mend(desk, opened, one, text="Who helped you?")
    assert refused.status_code == 422
    assert "This is more than a typo" in refused.content.decode()
    mend(desk, opened, one, text="Who helped you?", as_other="on")
    assert questions_of(opened)[0].key != one.key
    assert [row.text for row in asked_ever(opened)] == ["Who helped you?", "What was hardest?"]
    assert [row["summary"]["written"] for row in gathered(opened)["questions"]] == [0, 1]
    assert Item.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Nothing is changed yet."),
        ({"text": ""}, "Write the question."),
        ({"text": "x" * 301}, "300"),
        ({"why": ""}, "Say what was wrong."),
    ],
)
def test_what_is_wrong_with_a_typo_is_said(desk, opened, one, changes, sentence):
    answer = mend(desk, opened, one, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert FormVersion.objects.count() == 1


def test_choices_are_put_right_under_their_keys(desk):
    draft = desk.draft()
    choices = [{"key": "c1", "label": "Nothng"}, {"key": "c2", "label": "Waiting"}]
    desk.question(draft, kind="one_choice", settings={"choices": choices, "next_number": 3})
    opened = open_it(desk, draft)
    (one,) = questions_of(opened)
    mend(desk, opened, one, label_c1="Nothing", label_c2="Waiting")
    (now,) = questions_of(opened)
    assert now.key == one.key
    assert [row["label"] for row in now.settings["choices"]] == ["Nothing", "Waiting"]


def open_it(desk, draft):
    return open_consultation(actor=desk.actor, consultation=draft, now=NOW)


def test_a_new_version_is_written_like_a_draft_and_asked_when_it_is_ready(desk, opened, one):
    factories.test_run(desk.organisation, consultation=opened, member=desk.cast.owner)
    desk.post("version_new", {}, opened)
    desk.post("version_new", {}, opened)
    assert FormVersion.objects.filter(frozen_at=None).count() == 1
    added = desk.question(opened, text="What helped?")
    page = desk.get("version_check", opened).content.decode()
    assert "Only people who begin from now on are asked it." in page
    check(desk, opened)
    asked = FormVersion.objects.get(number=2)
    assert (asked.frozen_at, asked.why_new) == (NOW, WHY["why"])
    assert [row.key for row in questions_of(opened)] == [one.key, added.key]
    assert Item.objects.count() == 2
    assert not TestRun.objects.exists()
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"version_begun", "version_asked"} <= verbs


def test_what_is_asked_anew_is_looked_for(desk, opened):
    desk.post("version_new", {}, opened)
    desk.question(opened, text="What helped?")
    type(opened).objects.update(next_notice_on=None)
    check(desk, opened)
    opened.refresh_from_db()
    assert opened.next_notice_on is not None


def written(desk, opened, **changes):
    """Begin a new version in which the one question is changed, and return it as it is now."""
    desk.post("version_new", {}, opened)
    (one,) = questions_of(opened)
    data = {"kind": one.kind, "text": one.text, "based_on": question_stamp(one), "page": 1}
    desk.post("question_edit", data | {"owes_answer": "on"} | changes, opened, question=one.pk)
    return questions_of(opened)[0]


def test_a_changed_meaning_gets_a_key_of_its_own_and_the_page_says_so(desk, opened, one):
    written(desk, opened, text="Who helped you?")
    assert "It means something else now" in desk.get("version_check", opened).content.decode()
    check(desk, opened)
    assert questions_of(opened)[0].key != one.key


@pytest.mark.parametrize("says_so", [True, False])
def test_somebody_can_say_that_a_small_change_means_something_else(desk, opened, one, says_so):
    changed = written(desk, opened, text="What was the hardest?")
    check(desk, opened, as_other=[str(changed.key)] if says_so else [])
    assert (questions_of(opened)[0].key != one.key) is says_so


def test_what_was_changed_meanwhile_is_looked_at_again(desk, opened):
    changed = written(desk, opened, text="What was the hardest?")
    stamp = version_stamp(questions_of(opened))
    Question.objects.filter(pk=changed.pk).update(text="Theirs")
    clash = desk.post("version_check", WHY | {"stamp": stamp}, opened)
    assert clash.status_code == 409
    assert WHY["why"] in clash.content.decode()
    again = desk.post("version_check", WHY | {"stamp": clash.context["stamp"]}, opened)
    assert again.status_code == 302
    assert questions_of(opened)[0].text == "Theirs"


def test_an_empty_or_unchanged_version_is_not_asked(desk, opened):
    desk.post("version_new", {}, opened)
    assert "Nothing is changed yet" in check(desk, opened).content.decode()
    assert check(desk, opened, why="").status_code == 422
    desk.post("question_remove", {}, opened, question=questions_of(opened)[0].pk)
    assert "There is no question left" in check(desk, opened).content.decode()
    assert FormVersion.objects.get(number=2).frozen_at is None


def test_a_version_is_thrown_away_and_a_draft_is_not(desk, opened, one):
    desk.post("version_new", {}, opened)
    desk.post("version_drop", {}, opened)
    assert questions_of(opened) == [one]
    draft = desk.draft()
    desk.question(draft)
    desk.post("version_drop", {}, draft)
    assert questions_of(draft)


def test_only_what_is_open_has_new_versions(desk, opened, one, time_machine):
    desk.post("version_new", {}, desk.draft())
    time_machine.move_to(NOW + timedelta(days=60), tick=False)
    desk.post("version_new", {}, opened)
    assert FormVersion.objects.filter(consultation=opened).count() == 1
    assert mend(desk, opened, one, text="What was the hardest?").status_code == 422
    with pytest.raises(actions.NotOpenError):
        actions.begin_version(actor=desk.actor, consultation=opened, now=NOW + timedelta(days=60))


def test_a_slip_is_mended_in_the_version_that_is_being_written(desk, opened, one):
    desk.post("version_new", {}, opened)
    answer = desk.get("question_mend", opened, question=one.pk)
    assert answer["Location"].endswith("#questions")
    values = {"actor": desk.actor, "consultation": opened, "question_id": one.pk, "why": "x"}
    words = QuestionWords("What was hard?")
    with pytest.raises(actions.BeingWrittenError):
        actions.mend_question(**values, mended=words, now=NOW)


def test_nobody_answers_a_version_that_is_not_asked_yet(desk, opened, one):
    desk.post("version_new", {}, opened)
    (written_one,) = questions_of(opened)
    desk.client.get(reverse("feedback:door", kwargs={"code": opened.door_code}))
    address = reverse("feedback:answer_page", kwargs={"slug": opened.slug, "page": 1})
    html = desk.client.get(address).content.decode()
    hidden = dict(re.findall(r'name="(link|key)" value="([^"]*)"', html))
    said = {f"q{pk}": "Ringing" for pk in (one.pk, written_one.pk)}
    version = written_one.form_version_id
    desk.client.post(address, hidden | said | {"version": version, "go": "next"})
    assert Response.objects.get().form_version_id == one.form_version_id


def test_wordings_and_rules_come_along(desk, opened, one):
    factories.question_wording(desk.organisation, question=one, language="pl", text="Co?")
    second = factories.question(
        desk.organisation, form_version=one.form_version, page=2, position=2
    )
    factories.page_rule(desk.organisation, form_version=one.form_version, page=2, question=one)
    desk.post("version_new", {}, opened)
    first, other = questions_of(opened)
    assert first.wordings.get().text == "Co?"
    rule = first.form_version.page_rules.get()
    assert (rule.question_id, rule.page, other.key) == (first.pk, 2, second.key)


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_costs_the_same_however_long(
    desk, opened, one, count, django_assert_num_queries
):
    answer(desk, opened, one)
    text = one.text
    for number in range(count):
        text = f"{text} {number}"
        mend(desk, opened, questions_of(opened)[0], text=text, as_other="on")
    desk.get("version_list", opened)
    with django_assert_num_queries(HISTORY):
        html = desk.get("version_list", opened).content.decode()
    assert "1 person answered it" in html
    assert html.count("A slip") == count


HISTORY = 8

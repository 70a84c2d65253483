"""Closed questions after close: groups side by side, rounds, who was heard, who stopped, and what stays as it was."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.models import Draft, FormVersion, ResponseAuthor, ResultSnapshot
from participants.models import Participant
from participants.terms import AGE_13
from tests import factories
from tests.factories import TODAY
from tests.feedback.results.conftest import choices

pytestmark = [pytest.mark.integration]


def split_ask(desk, **fields):
    """Families and young people answer very differently; three partners and two practitioners answer too."""
    about = desk.closed(**fields)
    desk.answer(about, choices(c1=7, c2=4), "Families")
    desk.answer(about, choices(c1=1, c5=7), "Young people")
    desk.answer(about, choices(c1=2), "Practitioners")
    desk.answer(about, choices(c3=3), "Partner agencies")
    desk.close(about)
    return about


def test_groups_stand_side_by_side_with_the_gap_in_words(desk):
    html = desk.page(split_ask(desk))
    assert (
        "Groups differ most on “Somewhere for young people”: Young people 7 of 8, Families 0 of 11."
        in html
    )
    assert (
        "Not shown by themselves, so that nobody’s answer can be told: Partner agencies, Practitioners."
        in html
    )


def test_a_group_of_one_mind_is_not_shown(desk):
    about = desk.closed()
    desk.answer(about, choices(c1=7, c2=4), "Families")
    desk.answer(about, choices(c5=8), "Young people")
    desk.answer(about, choices(c1=9, c2=9), "Practitioners")
    desk.close(about)
    [kept] = ResultSnapshot.objects.get(consultation=about).data["questions"]
    assert [row["groups"] for row in kept["by_group"]] == [
        ["Families", "Young people"],
        ["Practitioners"],
    ]


def test_young_children_are_shown_from_ten_on(desk):
    about = desk.closed()
    for _each in range(3):
        child = factories.participant(desk.home)
        Participant.objects.filter(pk=child.pk).update(age_band=AGE_13)
        factories.ask(
            desk.home, consultation=about, participant=child, group=desk.groups["Young people"]
        )
    desk.answer(about, choices(c1=4, c2=4), "Young people")
    desk.close(about)
    html = desk.page(about)
    assert "Fewer than 10 people answered, so no numbers are shown." in html
    assert "Telling my story once" not in html


def test_under_16_alone_are_not_counted_as_heard_under_ten(desk):
    about = desk.closed()
    for name, many in (("Young people", 3), ("Families", 3)):
        for _each in range(many):
            age = {"age_band": AGE_13} if name == "Young people" else {}
            person = factories.participant(desk.home, **age)
            group = desk.groups[name]
            factories.ask(desk.home, consultation=about, participant=person, group=group)
    desk.answer(about, choices(c1=4, c2=4), "Young people")
    desk.answer(about, choices(c1=9, c2=9), "Families")
    desk.close(about)
    heard = ResultSnapshot.objects.get(consultation=about).data["heard"]
    assert [(row["groups"], row["answered"]) for row in heard["rows"]] == [
        (["Families", "Young people"], 26)
    ]


def test_who_answered_against_who_was_asked(desk):
    about = split_ask(desk)
    html = desk.page(about)
    assert "Heard from" in html
    assert f"/projects/{desk.project.pk}/heard/" in html
    heard = ResultSnapshot.objects.get(consultation=about).data["heard"]
    assert [(row["groups"], row["answered"]) for row in heard["rows"]] == [
        (["Families"], 11),
        (["Young people"], 8),
    ]


def _draft(desk, about, **fields):
    question = FormVersion.objects.get(consultation=about).questions.first()
    answers = {str(question.key): {"choice": "c1", "words": ""}}
    return factories.make(Draft, desk.home, consultation=about, answers=answers, **fields)


def test_who_stopped_on_the_way_is_told_in_words_when_few(desk):
    about = desk.closed()
    _draft(desk, about)
    desk.close(about)
    assert "Fewer than 5 people began and did not send their answers." in desk.page(about)


def test_where_many_stopped_is_told(desk):
    about = desk.closed()
    for _each in range(6):
        _draft(desk, about)
    has_answered = factories.ask(desk.home, consultation=about)
    factories.make(ResponseAuthor, desk.home, ask=has_answered)
    _draft(desk, about, ask=has_answered)
    desk.close(about)
    html = desk.page(about)
    assert "6 people began and did not send their answers. 6 of them stopped after" in html


def test_rounds_are_compared_by_the_code_of_the_bank(desk):
    for days, counts in ((60, {"c1": 6, "c2": 6}), (30, {"c1": 3}), (1, {"c1": 9, "c2": 1})):
        about = desk.closed(
            question={"bank_code": "Q07", "text": "Which matters most?"},
            title=f"Round of {days}",
            closes_on=TODAY - timedelta(days=days),
        )
        desk.answer(about, choices(**counts))
        desk.close(about)
    html = desk.page(about)
    assert "Asked 3 times: compare the rounds" in html
    assert "“Telling my story once”: 6 of 12 by" in html
    assert "9 of 10 by" in html
    assert "too few to show" in html


def test_another_question_is_no_round(desk):
    for code in ("Q07", "Q08"):
        about = desk.closed(question={"bank_code": code})
        desk.answer(about, choices(c1=4, c2=4))
        desk.close(about)
    assert "compare the rounds" not in desk.page(about)


@pytest.mark.parametrize(("counts", "is_told"), [((5, 1, 1), True), ((6, 1, 1), False)])
def test_a_purpose_that_is_not_understood_is_told(desk, counts, is_told):
    about = desk.closed(question={"bank_code": "q29"})
    yes, sort_of, no = counts
    desk.answer(about, choices(c1=yes, c2=sort_of, c3=no))
    desk.close(about)
    assert ("do not quite know why we are asking" in desk.page(about)) is is_told


def test_few_more_answers_do_not_change_a_result_that_somebody_saw(desk):
    about = desk.closed()
    desk.answer(about, choices(c1=4, c2=4))
    desk.close(about)
    desk.answer(about, choices(c3=2))
    desk.close(about)
    made = ResultSnapshot.objects.get(consultation=about)
    assert made.answered == 8
    assert "It stays as it was" in desk.page(about)
    desk.answer(about, choices(c3=4))
    desk.close(about)
    assert ResultSnapshot.objects.get(consultation=about).answered == 14
    assert "It stays as it was" not in desk.page(about)


def test_what_is_held_counts_nowhere(desk):
    about = desk.closed()
    desk.answer(about, choices(c1=5, c2=1))
    about.responses.filter(answers__choice="c2").update(is_held=True)
    desk.close(about)
    assert ResultSnapshot.objects.get(consultation=about).answered == 5


def test_a_page_of_many_costs_what_a_page_of_few_costs(desk):
    few, many = desk.closed(), desk.closed()
    desk.answer(few, choices(c1=4, c2=4), "Families")
    for group in desk.groups:
        desk.answer(many, choices(c1=300, c2=200), group)
    costs = []
    for about in (few, many):
        desk.close(about)
        desk.page(about)
        with CaptureQueriesContext(connection) as captured:
            desk.page(about)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_an_older_result_is_still_shown(desk):
    about = desk.closed()
    summary = {"answered": 6, "written": 0, "rows": [{"key": "c1", "label": "Once", "count": 6}]}
    old = {"questions": [{"key": "k", "kind": "one_choice", "text": "Which?", "summary": summary}]}
    factories.make(ResultSnapshot, desk.home, consultation=about, answered=6, data=old)
    html = desk.page(about)
    assert "Which?" in html
    assert "Heard from" not in html


def test_a_question_that_few_more_answered_stays_though_many_more_came(desk):
    about = desk.closed()
    first = FormVersion.objects.get(consultation=about).questions.get()
    other = factories.make(
        type(first), desk.home, form_version=first.form_version, kind=first.kind, position=2
    )
    desk.answer(about, choices(c1=4, c2=4))
    desk.close(about)
    for response in about.responses.all():
        factories.answer(desk.home, response=response, question=other, choice="c1", text="")
    ResultSnapshot.objects.all().delete()
    desk.close(about)
    desk.answer(about, choices(c3=6))
    newest = about.responses.filter(answers__choice="c3").first()
    factories.answer(desk.home, response=newest, question=other, choice="c2", text="")
    desk.close(about)
    made = ResultSnapshot.objects.get(consultation=about)
    counted = [one["summary"]["answered"] for one in made.data["questions"]]
    assert (made.answered, counted) == (14, [14, 8])
    assert desk.page(about).count("It stays as it was") == 1

"""Writing the questions of a draft, or of a new version. Once people are asked them they are frozen."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.page_order import arranging, save_order
from feedback.actions.question_copies import copy_question
from feedback.domain.form_versions import OTHER_MEANING, change_between
from feedback.models import Consultation, FormVersion, Question
from feedback.queries.asking import QUESTION_FIELDS, has_placeholder, question_stamp, wording_of

ONE_PAGE = "one_page"
PAGE_EACH = "page_each"
LAYOUTS = (ONE_PAGE, PAGE_EACH)
SPLIT, JOIN = PAGE_WAYS = ("split", "join")
"""Beginning a new page with a question, or putting its page together with the one before."""
ELSEWHERE = ("bank_code",)
"""What no form shows, and what comes from the question bank."""


class QuestionsFrozenError(Exception):
    """People have been asked these questions; their wording stays."""


class QuestionConflictError(Exception):
    """Somebody else changed the question meanwhile; `theirs` is what stands there now."""

    def __init__(self, theirs: Question) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs


@transaction.atomic
def add_question(*, actor: Actor, consultation: Consultation, values: dict[str, Any]) -> Question:
    """Put a question at the end. `values` holds any of `QUESTION_FIELDS` and `ELSEWHERE`; without `page` it gets one that fits."""
    version = version_being_written(consultation)
    with arranging(version) as questions:
        question = Question(
            organisation_id=consultation.organisation_id,
            form_version=version,
            position=len(questions) + 1,
        )
        _set(question, values)
        question.page = values.get("page") or _next_page(questions)
        question.save()
    audit.record(
        actor, "question_added", question, consultation=consultation.pk, kind=question.kind
    )
    return question


@transaction.atomic
def change_question(
    *,
    actor: Actor,
    consultation: Consultation,
    question_id: int,
    based_on: str,
    values: dict[str, Any],
) -> Question:
    """Save another wording. `based_on` is the `question_stamp` of what the form was filled from.

    Raises:
        Question.DoesNotExist: when it was removed meanwhile.
        QuestionConflictError: when somebody else changed it meanwhile; nothing is saved.
        QuestionsFrozenError: when people have been asked already.

    """
    version = version_being_written(consultation)
    with arranging(version):
        question = _unchanged(version, question_id, based_on)
        before, had_placeholder = wording_of(question), has_placeholder(question)
        _set(question, values)
        if not had_placeholder and change_between(before, wording_of(question)) == OTHER_MEANING:
            question.bank_code = ""
        question.page = values.get("page") or question.page
        question.save()
    audit.record(actor, "question_changed", question, consultation=consultation.pk)
    return question


@transaction.atomic
def move_question(*, consultation: Consultation, question_id: int, steps: int) -> None:
    """Swap a question's place with the one before (`steps` -1) or after it (1). At the end nothing happens."""
    with arranging(version_being_written(consultation)) as questions:
        at = _place_of(question_id, questions)
        if at is None or not 0 <= at + steps < len(questions):
            return
        one, other = questions[at], questions[at + steps]
        one.page, other.page = other.page, one.page
        questions[at], questions[at + steps] = other, one
        save_order(questions)


@transaction.atomic
def turn_page(*, consultation: Consultation, question_id: int, way: str) -> None:
    """Begin a new page with a question (`SPLIT`), or put its page together with the one before (`JOIN`)."""
    with arranging(version_being_written(consultation)) as questions:
        at = _place_of(question_id, questions)
        if at is None:
            return
        page = questions[at].page
        if way == SPLIT:
            behind, step = questions[at:], 1
        else:
            behind, step = [one for one in questions if one.page >= page > 1], -1
        for one in behind:
            one.page += step
        save_order(questions)


@transaction.atomic
def duplicate_question(
    *, actor: Actor, consultation: Consultation, question_id: int
) -> Question | None:
    """Put a copy behind a question, on a page of its own where the question has one; None when it is gone."""
    version = version_being_written(consultation)
    with arranging(version) as questions:
        at = _place_of(question_id, questions)
        if at is None:
            return None
        question = questions[at]
        copy = copy_question(question, version, key=uuid.uuid4())
        copy.bank_code = ""
        copy.save(update_fields=["bank_code"])
        if sum(one.page == question.page for one in questions) == 1:
            for one in [copy, *questions[at + 1 :]]:
                one.page += 1
        save_order([*questions[: at + 1], copy, *questions[at + 1 :]])
    audit.record(actor, "question_added", copy, consultation=consultation.pk, copy_of=question.pk)
    return copy


@transaction.atomic
def remove_question(
    *, actor: Actor, consultation: Consultation, question_id: int, based_on: str = ""
) -> None:
    """Take a question out; one that is gone already stays gone.

    `based_on` is the `question_stamp` of what was seen, if any. Raises as `change_question` does.
    """
    version = version_being_written(consultation)
    with arranging(version):
        if not version.questions.filter(pk=question_id).exists():
            return
        question = _unchanged(version, question_id, based_on)
        audit.record(actor, "question_removed", question, consultation=consultation.pk)
        question.delete()


@transaction.atomic
def lay_out_questions(*, consultation: Consultation, layout: str) -> None:
    """Put all questions on one page (`ONE_PAGE`), or each on a page of its own (`PAGE_EACH`)."""
    with arranging(version_being_written(consultation)) as questions:
        for number, question in enumerate(questions, start=1):
            question.page = 1 if layout == ONE_PAGE else number
        save_order(questions)


def version_being_written(consultation: Consultation) -> FormVersion:
    """Return the version that nobody was asked yet, held until the transaction ends.

    Raises `QuestionsFrozenError` when there is none.
    """
    newest = consultation.form_versions.select_for_update().order_by("-number").first()
    if newest is None and consultation.opened_at is None:
        return FormVersion.objects.create(
            organisation_id=consultation.organisation_id, consultation=consultation
        )
    if newest is None or newest.frozen_at is not None:
        raise QuestionsFrozenError
    return newest


def _unchanged(version: FormVersion, question_id: int, based_on: str) -> Question:
    question = version.questions.select_for_update().get(pk=question_id)
    if based_on and question_stamp(question) != based_on:
        raise QuestionConflictError(question)
    return question


def _place_of(question_id: int, questions: Sequence[Question]) -> int | None:
    return next((n for n, one in enumerate(questions) if one.pk == question_id), None)


def _set(question: Question, values: dict[str, Any]) -> None:
    for name in (*QUESTION_FIELDS, *ELSEWHERE):
        if name in values and name != "page":
            setattr(question, name, values[name])


def _next_page(questions: Sequence[Question]) -> int:
    """Return the page for another question: the one page if all stand on it, else a new one."""
    pages = {question.page for question in questions}
    if len(questions) > 1 and len(pages) == 1:
        return pages.pop()
    return max(pages, default=0) + 1

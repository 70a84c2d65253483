"""Writing the questions of a draft. Once it has opened they are frozen."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.models import Consultation, FormVersion, Question
from feedback.queries.asking import QUESTION_FIELDS, question_stamp

ONE_PAGE = "one_page"
PAGE_EACH = "page_each"
LAYOUTS = (ONE_PAGE, PAGE_EACH)


class QuestionsFrozenError(Exception):
    """People have been asked these questions; their wording stays."""


class QuestionConflictError(Exception):
    """Somebody else changed the question meanwhile; `theirs` is what stands there now."""

    def __init__(self, theirs: Question) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs


@transaction.atomic
def add_question(*, actor: Actor, consultation: Consultation, values: dict[str, Any]) -> Question:
    """Put a question at the end. `values` holds any of `QUESTION_FIELDS`; without `page` it gets one that fits."""
    version = _version_being_written(consultation)
    questions = list(version.questions.all())
    question = Question(
        organisation_id=consultation.organisation_id,
        form_version=version,
        position=len(questions) + 1,
    )
    _set(question, values)
    question.page = values.get("page") or _next_page(questions)
    question.save()
    _count_again(version)
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
    version = _version_being_written(consultation)
    question = version.questions.select_for_update().get(pk=question_id)
    if question_stamp(question) != based_on:
        raise QuestionConflictError(question)
    _set(question, values)
    question.page = values.get("page") or question.page
    question.save()
    _count_again(version)
    audit.record(actor, "question_changed", question, consultation=consultation.pk)
    return question


@transaction.atomic
def move_question(*, consultation: Consultation, question_id: int, steps: int) -> None:
    """Swap a question's place with the one before (`steps` -1) or after it (1). At the end nothing happens."""
    version = _version_being_written(consultation)
    questions = list(version.questions.all())
    at = next((n for n, one in enumerate(questions) if one.pk == question_id), None)
    if at is None or not 0 <= at + steps < len(questions):
        return
    one, other = questions[at], questions[at + steps]
    one.page, other.page = other.page, one.page
    one.position, other.position = other.position, one.position
    Question.objects.bulk_update([one, other], ["page", "position"])


@transaction.atomic
def remove_question(*, actor: Actor, consultation: Consultation, question_id: int) -> None:
    """Take a question out of a draft; one that is gone already stays gone."""
    version = _version_being_written(consultation)
    question = version.questions.filter(pk=question_id).first()
    if question is None:
        return
    audit.record(actor, "question_removed", question, consultation=consultation.pk)
    question.delete()
    _count_again(version)


@transaction.atomic
def lay_out_questions(*, consultation: Consultation, layout: str) -> None:
    """Put all questions on one page (`ONE_PAGE`), or each on a page of its own (`PAGE_EACH`)."""
    version = _version_being_written(consultation)
    questions = list(version.questions.all())
    for number, question in enumerate(questions, start=1):
        question.page = 1 if layout == ONE_PAGE else number
        question.position = number
    Question.objects.bulk_update(questions, ["page", "position"])


def _version_being_written(consultation: Consultation) -> FormVersion:
    newest = consultation.form_versions.select_for_update().order_by("-number").first()
    if newest is None and consultation.opened_at is None:
        return FormVersion.objects.create(
            organisation_id=consultation.organisation_id, consultation=consultation
        )
    if newest is None or newest.frozen_at is not None:
        raise QuestionsFrozenError
    return newest


def _set(question: Question, values: dict[str, Any]) -> None:
    for name in QUESTION_FIELDS:
        if name in values and name != "page":
            setattr(question, name, values[name])


def _next_page(questions: Sequence[Question]) -> int:
    """Return the page for another question: the one page if all stand on it, else a new one."""
    pages = {question.page for question in questions}
    if len(questions) > 1 and len(pages) == 1:
        return pages.pop()
    return max(pages, default=0) + 1


def _count_again(version: FormVersion) -> None:
    """Number pages and places without gaps, in the order in which they stand."""
    questions = list(version.questions.all())
    pages = sorted({question.page for question in questions})
    for position, question in enumerate(questions, start=1):
        question.page, question.position = pages.index(question.page) + 1, position
    Question.objects.bulk_update(questions, ["page", "position"])

"""What people said: how many while it is open, their words for the named readers, and the result once it has closed."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from feedback import question_types
from feedback.models import (
    Answer,
    Consultation,
    FormVersion,
    Question,
    Response,
    ResponseAuthor,
    ResultSnapshot,
)
from feedback.queries.safety import threads_set_apart
from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.summary import Summary
from participants.queries import contacts


@dataclass(frozen=True, slots=True)
class Word:
    """What one person wrote; `name` only where people were told that names are shown. `answer_id` names the answer."""

    text: str
    name: str = ""
    answer_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """One question with the words written under it, in no order that tells who came when."""

    question: str
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The result of one question as people of the organisation may see it, small-number rules applied."""

    id: str
    title: str
    template: str
    summary: Summary


def counts(consultation: Consultation) -> int:
    """Return how many people have answered; one statement."""
    return Response.objects.counted().filter(consultation=consultation).count()


def late_count(consultation: Consultation) -> int:
    """Return how many of them sent their answers just after closing; one statement."""
    return Response.objects.counted().filter(consultation=consultation, is_late=True).count()


def snapshot(consultation: Consultation) -> ResultSnapshot | None:
    """Return the result that was made at close, or None while there is none."""
    return ResultSnapshot.objects.filter(consultation=consultation).first()


def questions_of(consultation: Consultation) -> list[Question]:
    """Return the questions people see, in order: those of the newest version that was opened."""
    newest = (
        FormVersion.objects.filter(consultation=consultation, frozen_at__isnull=False)
        .order_by("-number")
        .values("pk")[:1]
    )
    return list(Question.objects.filter(form_version__in=newest).order_by("page", "position", "pk"))


def summarised(consultation: Consultation) -> list[dict[str, Any]]:
    """Return the result of every question, made of what JSON holds; reads every current answer once."""
    stored: dict[uuid.UUID, list[StoredValue]] = defaultdict(list)
    answered: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    rows = Answer.objects.filter(
        response__consultation=consultation,
        response__is_current=True,
        response__is_held=False,
    ).values_list("question__key", "response_id", "choice", "number", "text")
    for key, response_id, choice, number, text in rows.iterator(chunk_size=2000):
        stored[key].append(StoredValue(choice=choice, number=number, text=text))
        answered[key].add(response_id)
    return [
        {
            "key": str(question.key),
            "kind": question.kind,
            "text": question.text,
            "summary": question_types.registry.get(question.kind)
            .summarise(question, stored[question.key], len(answered[question.key]))
            .as_dict(),
        }
        for question in questions_of(consultation)
    ]


def results(made: ResultSnapshot, consultation: Consultation) -> list[QuestionResult]:
    """Return the kept result of `consultation`, question by question, as people of the organisation may see it."""
    return [
        QuestionResult(
            id=f"result_{number}",
            title=kept["text"],
            template=f"question_types/{kept['kind']}/result.html",
            summary=_shown(kept["summary"], consultation.least_internal),
        )
        for number, kept in enumerate(made.data.get("questions", []), start=1)
    ]


def _shown(kept: dict[str, Any], least: int) -> Summary:
    """What staff may see of a kept summary; a question that nobody answered has a sentence and no empty chart."""
    summary = Summary.from_dict(kept).for_staff(least=least)
    return summary if summary.answered else replace(summary, rows=())


def words(consultation: Consultation) -> list[QuestionWords]:
    """Return what people wrote, question by question, for the named readers.

    Rows come by their random key, so that nobody can tell who answered when. Questions without words are left out, and the
    words of somebody about whom a reader worries: they went to whoever keeps people safe.
    """
    rows = list(
        Answer.objects.filter(
            response__consultation=consultation,
            response__is_current=True,
            response__is_held=False,
        )
        .exclude(text="")
        .exclude(response__thread__in=threads_set_apart())
        .order_by("pk")
        .values_list("pk", "question__key", "text", "response__thread", "response__name_shown")
    )
    names = _names(thread for _pk, _key, _text, thread, is_shown in rows if is_shown)
    by_question: dict[uuid.UUID, list[Word]] = defaultdict(list)
    for pk, key, text, thread, _is_shown in rows:
        by_question[key].append(Word(text, names.get(thread, ""), pk))
    return [
        QuestionWords(question.text, by_question[question.key])
        for question in questions_of(consultation)
        if question.key in by_question
    ]


def _names(threads: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The names of those who were told that their name is shown; no statement when there is nobody."""
    wanted = set(threads)
    if not wanted:
        return {}
    authors = dict(
        ResponseAuthor.objects.filter(thread__in=wanted).values_list(
            "thread", "ask__participant_id"
        )
    )
    known = contacts(authors.values())
    return {thread: known[person].name for thread, person in authors.items() if person in known}

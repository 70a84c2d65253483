"""What people said: how many while it is open, and their words for the named readers."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from feedback import question_types, terms
from feedback.models import (
    Answer,
    Consultation,
    Question,
    Response,
    ResponseAuthor,
    ResultSnapshot,
)
from feedback.queries.form_versions import asked_ever
from feedback.queries.safety import threads_set_apart
from participants.queries import contacts


@dataclass(frozen=True, slots=True)
class Word:
    """What one person wrote; `name` only where people were told that names are shown. `answer_id` names the answer."""

    text: str
    name: str = ""
    answer_id: uuid.UUID | None = None
    way: Any = ""
    """How it came where they did not send it from a page of their own, in words."""


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """One question with the words written under it, in no order that tells who came when."""

    question: str
    words: list[Word] = field(default_factory=list)


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
    """Return the questions people were asked, in order and in their newest wording; those of earlier versions come last.

    Text between questions asks nothing.
    """
    return [question for question in asked_ever(consultation) if question_types.asks(question)]


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
        .values_list(
            *("pk", "question__key", "text"),
            *("response__thread", "response__name_shown", "response__way"),
        )
    )
    names = _names(thread for _pk, _key, _text, thread, is_shown, _way in rows if is_shown)
    ways = dict(terms.WAYS)
    by_question: dict[uuid.UUID, list[Word]] = defaultdict(list)
    for pk, key, text, thread, _is_shown, way in rows:
        by_question[key].append(Word(text, names.get(thread, ""), pk, ways.get(way, "")))
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

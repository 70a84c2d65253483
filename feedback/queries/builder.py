"""What the page that writes a form shows of each question: where it stands, what it is for, what is worth a look in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feedback import terms
from feedback.domain.plain_question import Look
from feedback.models import Question, QuestionWording
from feedback.queries.asking import looks_of, question_stamp
from stages.terms import FUNCTION_QUESTIONS


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question on the page that writes the form."""

    question: Question
    stamp: str
    what_for: Any
    looks: Sequence[str]
    has_easy_read: bool
    is_first: bool
    is_last: bool
    starts_page: bool


def question_rows(questions: Sequence[Question], *, language: str) -> list[QuestionRow]:
    """Return the rows in order; one statement, none without a question."""
    easy = _in_easy_read(questions, language)
    pages = [None, *(question.page for question in questions)]
    return [
        QuestionRow(
            question=question,
            stamp=question_stamp(question),
            what_for=FUNCTION_QUESTIONS.get(question.what_for, ""),
            looks=looks_in_words(question, language=language),
            has_easy_read=question.pk in easy,
            is_first=number == 0,
            is_last=number == len(questions) - 1,
            starts_page=pages[number] != question.page,
        )
        for number, question in enumerate(questions)
    ]


def looks_in_words(question: Question, *, language: str) -> list[str]:
    """Return what is worth a look in the words of a question, as sentences."""
    return [_sentence(one) for one in looks_of(question, language=language)]


def _sentence(look: Look) -> str:
    said = str(terms.QUESTION_LOOKS[look.code]) % {"detail": look.detail}
    if not look.plainer:
        return said
    return f"{said} {str(terms.PLAINER) % {'plainer': look.plainer}}"


def _in_easy_read(questions: Sequence[Question], language: str) -> set[int]:
    if not questions:
        return set()
    rows = QuestionWording.objects.filter(question__in=[one.pk for one in questions])
    return set(rows.filter(is_easy_read=True, language=language).values_list("question", flat=True))

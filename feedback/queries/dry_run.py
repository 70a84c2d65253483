"""What a member typed while trying a form out themselves."""

from dataclasses import dataclass
from typing import Any

from feedback import question_types
from feedback.models import Consultation, Question, TestRun
from feedback.queries.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Tried:
    """One question with what was typed, as lines to be read, the page it stands on, and whether these answers lead there."""

    question: Question
    lines: list[str]
    page: int
    is_shown: bool = True


def run_of(consultation: Consultation, member_id: int | None) -> TestRun | None:
    """Return the run that a member has begun, or None; one statement."""
    return TestRun.objects.filter(consultation=consultation, member=member_id).first()


def answers_of(sheet: Sheet, run: TestRun | None) -> dict[str, Any]:
    """Return what was typed that its question still knows, by key; a question may have been changed since."""
    answers = run.answers if run is not None else {}
    return {
        key: answers[key]
        for question in sheet.questions
        if (key := str(question.key)) in answers and _lines(question, answers[key])
    }


def tried(sheet: Sheet, run: TestRun | None) -> list[Tried]:
    """Return every question with what was typed; no line where it was left out."""
    answers = answers_of(sheet, run)
    shown = set(sheet.shown(answers))
    return [
        Tried(question, _lines(question, answers.get(str(question.key))), number, number in shown)
        for number, page in enumerate(sheet.pages, start=1)
        for question in page
    ]


def _lines(question: Question, value: object) -> list[str]:
    """Return an answer in words; none where the question was changed since and does not know the answer any more."""
    if value is None:
        return []
    try:
        return question_types.registry.get(question.kind).in_words(question, value)
    except (LookupError, TypeError, ValueError):
        return []

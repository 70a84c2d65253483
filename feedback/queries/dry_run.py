"""What a member typed while trying a form out themselves."""

from dataclasses import dataclass

from feedback import question_types
from feedback.models import Consultation, Question, TestRun
from feedback.queries.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Tried:
    """One question with what was typed, as lines to be read, and the page it stands on."""

    question: Question
    lines: list[str]
    page: int


def run_of(consultation: Consultation, member_id: int | None) -> TestRun | None:
    """Return the run that a member has begun, or None; one statement."""
    return TestRun.objects.filter(consultation=consultation, member=member_id).first()


def tried(sheet: Sheet, run: TestRun | None) -> list[Tried]:
    """Return every question with what was typed; no line where it was left out."""
    answers = run.answers if run is not None else {}
    return [
        Tried(question, _lines(question, answers.get(str(question.key))), number)
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

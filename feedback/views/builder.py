"""What the page of a consultation shows of its questions while they are written."""

from collections.abc import Sequence
from typing import Any

from feedback import bank, question_types
from feedback.models import Consultation, Question
from feedback.queries.asking import language_of, minutes_of
from feedback.queries.builder import question_rows
from feedback.queries.form_versions import version_being_written
from feedback.views.frame import StaffRequest


def builder_context(
    request: StaffRequest, consultation: Consultation, questions: Sequence[Question]
) -> dict[str, Any]:
    """Return the rows, how long they take, what can be added, and the page that the phone shows; two statements at most."""
    is_draft = consultation.opened_at is None
    new_version = None if is_draft else version_being_written(consultation)
    rows = question_rows(questions, language=language_of(consultation))
    has_easy_read = any(row.has_easy_read for row in rows)
    return {
        "rows": rows,
        "questions": questions,
        "asked_questions": sum(map(question_types.asks, questions)),
        "page_count": len({question.page for question in questions}),
        "minutes": minutes_of(questions),
        "easy_minutes": minutes_of(questions, is_easy_read=True) if has_easy_read else 0,
        "kinds": question_types.grouped(),
        "sets": bank.every_set().values(),
        "is_written": is_draft or new_version is not None,
        "new_version": new_version,
        "phone_page": page_shown(request, questions),
    }


def page_shown(request: StaffRequest, questions: Sequence[Question]) -> int:
    """Return the number of the page with the question that the address names, else the first."""
    wanted = request.GET.get("question", "")
    pages = sorted({question.page for question in questions})
    named = [question.page for question in questions if str(question.pk) == wanted]
    return pages.index(named[0]) + 1 if named else 1

"""What people said: how many while it is open, and the result once it has closed."""

from feedback import question_types
from feedback.models import Consultation, Question, Response, ResultSnapshot
from feedback.queries.form_versions import asked_ever


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

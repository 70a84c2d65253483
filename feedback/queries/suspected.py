"""Answers that are held because they look like spam, and those that were let through."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from feedback import terms
from feedback.models import Answer, Consultation, Response
from feedback.queries.to_read import said_something
from feedback.question_types import with_pictures


@dataclass(frozen=True, slots=True)
class HeldAnswers:
    """One person's answers with why they were held; `words` are all that was written, mostly nothing."""

    id: UUID
    reasons: list[str]
    words: list[str]
    is_held: bool
    pictures: list[UUID]
    """The answers that hold a picture."""


def held_count(consultation: Consultation) -> int:
    """Return how many people's answers are held; one statement."""
    rows = Response.objects.current().filter(consultation=consultation, is_held=True)
    count: int = rows.count()
    return count


def held_answers(consultation: Consultation) -> list[HeldAnswers]:
    """Return what is held and what was let through, in no order that tells who came when; two statements."""
    rows = (
        Response.objects.current()
        .filter(consultation=consultation)
        .exclude(held_because="")
        .order_by("-is_held", "pk")
        .values_list("pk", "held_because", "is_held")
    )
    found = list(rows)
    words: dict[UUID, list[str]] = defaultdict(list)
    pictures: dict[UUID, list[UUID]] = defaultdict(list)
    kinds = with_pictures()
    written = Answer.objects.filter(
        said_something(), response__in=[pk for pk, _why, _held in found]
    ).order_by("question__page", "question__position")
    for pk, response, text, choice, kind in written.values_list(
        "pk", "response", "text", "choice", "question__kind"
    ):
        words[response] += [text] if text else []
        pictures[response] += [pk] if choice and kind in kinds else []
    return [
        HeldAnswers(pk, _reasons(why), words[pk], is_held, pictures[pk])
        for pk, why, is_held in found
    ]


def _reasons(codes: str) -> list[str]:
    return [str(terms.HELD_BECAUSE.get(code, code)) for code in codes.split()]

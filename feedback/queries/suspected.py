"""Answers that are held because they look like spam, and those that were let through."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from feedback import terms
from feedback.models import Answer, Consultation, Response
from feedback.queries.to_read import said_something
from feedback.question_types import with_pictures

AT_ONCE = 200
"""How many people's held answers one page shows; the next ones come when these are let through."""


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
    """Return what is held and what was let through, in no order that tells who came when; three statements.

    Of each at most `AT_ONCE`, so that whoever floods a link cannot keep readers from their page.
    """
    found = [
        row
        for is_held in (True, False)
        for row in _suspected(consultation)
        .filter(is_held=is_held)
        .order_by("pk")
        .values_list("pk", "held_because", "is_held")[:AT_ONCE]
    ]
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


def suspected_among(consultation: Consultation, answers: Iterable[str]) -> list[UUID]:
    """Return which of these were held, now or once, and are of this consultation; one statement."""
    wanted = [found for one in answers if (found := _as_key(one)) is not None]
    return list(_suspected(consultation).filter(pk__in=wanted).values_list("pk", flat=True))


def _suspected(consultation: Consultation) -> QuerySet[Response]:
    rows: QuerySet[Response] = Response.objects.current().filter(consultation=consultation)
    return rows.exclude(held_because="")


def _as_key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _reasons(codes: str) -> list[str]:
    return [str(terms.HELD_BECAUSE.get(code, code)) for code in codes.split()]

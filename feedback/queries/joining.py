"""Asks that are answered together: which, why, and which others of the project could be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from feedback.models import Consultation, ConsultationJoin


@dataclass(frozen=True, slots=True)
class JoinedWord:
    """That something else is answered with an ask, as everybody reads it.

    `title` is empty where the other one is about something sensitive, and `slug` unless it is on the public list.
    """

    title: str
    slug: str
    why: str


def together(into_ids: Iterable[int]) -> list[Consultation]:
    """Return the asks that are answered with any of these; one statement."""
    rows = Consultation.objects.all().for_page().filter(joined_into__into__in=list(into_ids))
    return list(rows.order_by("pk"))


def joins_of(consultation: Consultation) -> list[ConsultationJoin]:
    """Return every pair that an ask is one half of; one statement."""
    rows = ConsultationJoin.objects.filter(Q(consultation=consultation) | Q(into=consultation))
    return list(rows.select_related("consultation", "into", "by__user").order_by("at", "pk"))


def may_join(consultation: Consultation, now: datetime) -> list[Consultation]:
    """Return the ended asks of the project that can be answered with this one: those in no pair yet; one statement."""
    rows = (
        Consultation.objects.all()
        .for_page()
        .filter(project=consultation.project_id, withdrawn_at=None, joined_into=None, joined=None)
    )
    ended = rows.ended_by(now).exclude(pk=consultation.pk)
    return [one for one in ended.order_by("-closes_on", "pk") if one.has_ended(now)]


def joined_words(consultation: Consultation) -> list[JoinedWord]:
    """Return with what else an ask is answered, as everybody reads it on its page; one statement."""
    return [_word(row, consultation) for row in joins_of(consultation)]


def _word(row: ConsultationJoin, consultation: Consultation) -> JoinedWord:
    other = row.into if row.consultation_id == consultation.pk else row.consultation
    is_known = other.is_listed and not other.needs_care
    return JoinedWord(
        title=other.title if is_known else "",
        slug=other.slug if is_known else "",
        why=row.why,
    )

"""Asks that are answered together: which, why, and which others of the project could be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from feedback.models import Consultation, ConsultationJoin
from feedback.models.asking import ConsultationQuerySet


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


def others_answered_with(consultation: Consultation) -> set[int]:
    """Return every other ask that is answered together with one, whichever half of the pair it is; two statements."""
    pk = consultation.pk
    own = ConsultationJoin.objects.filter(consultation=pk).values_list("into", flat=True)
    heads = {pk, *own}
    rows = ConsultationJoin.objects.filter(into__in=heads).values_list("consultation", flat=True)
    return (heads | set(rows)) - {pk}


def pairs_that_hold() -> QuerySet[ConsultationJoin]:
    """The pairs of which neither half was withdrawn: why it was is told by itself, and the other keeps its own days."""
    rows = ConsultationJoin.objects.all()
    found: QuerySet[ConsultationJoin] = rows.filter(
        consultation__withdrawn_at=None, into__withdrawn_at=None
    )
    return found


def joins_of(consultation: Consultation) -> list[ConsultationJoin]:
    """Return every pair that an ask is one half of; one statement."""
    return _with_both(ConsultationJoin.objects.all(), consultation)


def _with_both(
    pairs: QuerySet[ConsultationJoin], consultation: Consultation
) -> list[ConsultationJoin]:
    rows = pairs.filter(Q(consultation=consultation) | Q(into=consultation))
    return list(rows.select_related("consultation", "into", "by__user").order_by("at", "pk"))


def in_no_pair(consultation: Consultation) -> ConsultationQuerySet:
    """The other asks of the project that are answered by themselves."""
    rows = Consultation.objects.filter(project=consultation.project_id, withdrawn_at=None)
    found: ConsultationQuerySet = rows.filter(joined_into=None, joined=None)
    return found.exclude(pk=consultation.pk)


def may_join(consultation: Consultation, now: datetime) -> list[Consultation]:
    """Return the ended asks of the project that can be answered with this one: those in no pair yet; one statement."""
    ended = in_no_pair(consultation).for_page().ended_by(now)
    return [one for one in ended.order_by("-closes_on", "pk") if one.has_ended(now)]


def joined_words(consultation: Consultation) -> list[JoinedWord]:
    """Return with what else an ask is answered, as everybody reads it on its page; one statement."""
    return [_word(row, consultation) for row in _with_both(pairs_that_hold(), consultation)]


def _word(row: ConsultationJoin, consultation: Consultation) -> JoinedWord:
    other = row.into if row.consultation_id == consultation.pk else row.consultation
    is_known = other.is_listed and not other.needs_care
    return JoinedWord(
        title=other.title if is_known else "",
        slug=other.slug if is_known else "",
        why=row.why,
    )

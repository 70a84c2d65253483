"""Parting answers from the person who gave them. That somebody was heard stays true; who, and in which words, goes."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from feedback.actions.picturing import sweep
from feedback.models import (
    Answer,
    Consultation,
    Highlight,
    Quote,
    Response,
    ResponseAuthor,
    ResultFile,
)
from feedback.question_types import with_pictures


@transaction.atomic
def unlink(threads: Iterable[UUID]) -> int:
    """Forget whose these threads are, and how to open them again; return how many were known until now."""
    wanted = list(threads)
    Response.objects.filter(thread__in=wanted).update(
        is_unlinked=True, name_shown=False, receipt_digest=""
    )
    gone, _by_table = ResponseAuthor.objects.filter(thread__in=wanted).delete()
    return gone


@transaction.atomic
def unlink_and_empty(threads: Iterable[UUID]) -> None:
    """Forget whose these threads are and what was written in them; a head stays in every count that people were shown.

    Choices stay only where a result was made of them and enough others of the same group gave theirs. While an ask is open
    they all go; the head stays there too, for a number that falls by one would tell who had answered.
    """
    wanted = list(threads)
    current = list(
        Response.objects.select_for_update(of=("self",))
        .filter(thread__in=wanted, is_current=True)
        .select_related("consultation__organisation")
        .order_by("pk")
    )
    Response.objects.filter(thread__in=wanted, is_current=False).delete()
    about = {one.consultation_id for one in current}
    ResultFile.objects.filter(consultation__in=about).update(content=None)
    for response in current:
        rows = Answer.objects.filter(response=response)
        Quote.objects.filter(answer__in=rows).delete()
        Highlight.objects.filter(answer__in=rows).delete()
        if _is_settled(response.consultation) and not _is_among_few(response):
            pictured = Q(question__kind__in=with_pictures())
            rows.filter(pictured | Q(choice="", number=None)).delete()
            rows.exclude(text="").update(text="")
        else:
            rows.delete()
    sweep(about)
    unlink(wanted)


def _is_settled(consultation: Consultation) -> bool:
    """Whether a result was made since it last closed."""
    made = getattr(consultation, "snapshot", None)
    ends = consultation.closes_at
    return made is not None and ends is not None and made.made_at >= ends


def _is_among_few(response: Response) -> bool:
    heads = Response.objects.counted().filter(
        consultation=response.consultation_id, group=response.group_id
    )
    count: int = heads.aggregate(heads=Count("pk"))["heads"]
    return count < response.consultation.least_internal

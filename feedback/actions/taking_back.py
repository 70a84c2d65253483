"""Going on elsewhere, stopping, and taking answers out: what people may always do with their own words."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from access import removals
from feedback.actions.picturing import sweep
from feedback.actions.release import local_day
from feedback.actions.schedule import reset_next_notice
from feedback.actions.unclear import take_unclear_back
from feedback.models import Draft, Response, ResponseAuthor, ResultFile
from feedback.queries.answering import place_of, sent_by
from feedback.queries.visits import Visit, code_digests
from feedback.terms import ANSWERS_REMOVED, DRAFT_REMOVED


class Found(StrEnum):
    """What a typed code led to."""

    DRAFT = "draft"
    SENT = "sent"
    BUSY = "busy"
    """This device has words of its own, which would be lost."""
    NOTHING = "nothing"


def continue_here(*, visit: Visit, code: str) -> Found:
    """Bind a draft to this device by its return code, or recognise a receipt. The old return code ends.

    `code` is one as `feedback.domain.codes.as_typed` gives it. A receipt changes nothing: the caller keeps it in the cookie.
    """
    digests = code_digests(visit.consultation.slug, code)
    with transaction.atomic():
        drafts = Draft.objects.filter(consultation=visit.consultation, ask=visit.ask)
        draft = drafts.select_for_update().filter(return_digest__in=digests).first()
        if draft is not None:
            return _bind(visit, draft)
    sent = sent_by(visit.on_device(visit.device, receipt=code))
    is_theirs = sent is not None and sent.receipt_digest in digests
    return Found.SENT if is_theirs else Found.NOTHING


def _bind(visit: Visit, draft: Draft) -> Found:
    if draft.device_digest == visit.device_digest:
        return Found.DRAFT
    if visit.ask is None and place_of(visit).draft is not None:
        return Found.BUSY
    Draft.objects.filter(pk=draft.pk).update(
        device_digest=visit.device_digest,
        return_digest=code_digests(visit.consultation.slug, visit.return_code)[0],
    )
    return Found.DRAFT


def remove_draft(*, visit: Visit, today: date) -> bool:
    """Delete what this device typed and has not sent, and what it said was not clear. Answers whether there was a draft."""
    with transaction.atomic():
        draft = place_of(visit, lock=True).draft
        if draft is not None:
            _remove(draft, visit, today)
            sweep([visit.consultation.pk])
        take_unclear_back(visit=visit, today=today)
    return draft is not None


def take_out(*, visit: Visit, today: date) -> bool:
    """Delete every version of the answers that this device sent, and what it typed since. Answers whether there were any."""
    with transaction.atomic():
        place = place_of(visit, lock=True)
        if place.is_elsewhere:
            return False
        take_unclear_back(visit=visit, today=today)
        sent = place.sent or sent_by(visit)
        thread = sent.thread if sent is not None else None
        if place.draft is not None:
            thread = thread or place.draft.thread
            _remove(place.draft, visit, today)
        if thread is None:
            sweep([visit.consultation.pk])
            return False
        versions = Response.objects.filter(thread=thread)
        # By version, not by thread: the same device may answer again, in the same thread.
        keys = sorted(str(one) for one in versions.values_list("pk", flat=True))
        removals.note(kind=ANSWERS_REMOVED, organisation=visit.organisation, keys=keys, on=today)
        ResultFile.objects.filter(consultation=visit.consultation).update(content=None)
        versions.delete()
        ResponseAuthor.objects.filter(thread=thread).delete()
        sweep([visit.consultation.pk])
    # By itself: whoever types in for the same person at this moment holds the ask first, and then the answers.
    reset_next_notice(visit.consultation, today=today)
    return True


def _remove(draft: Draft, visit: Visit, today: date) -> None:
    key = f"{draft.pk}.{draft.consultation_id}"
    removals.note(kind=DRAFT_REMOVED, organisation=visit.organisation, keys=[key], on=today)
    draft.delete()


@transaction.atomic
def forget_answers(response_id: UUID) -> None:
    """Delete one version of answers from a restored copy, and whose they were when it was the last version.

    Where an earlier one is left, as of somebody for whom another was typed in by mistake, it counts again. Files with answers
    that lie in the copy are emptied.
    """
    gone = Response.objects.filter(pk=response_id).first()
    if gone is None:
        return
    ResultFile.objects.filter(consultation=gone.consultation_id).update(content=None)
    gone.delete()
    left = Response.objects.filter(thread=gone.thread).order_by("-is_current", "-received_on", "pk")
    newest = left.first()
    if newest is None:
        ResponseAuthor.objects.filter(thread=gone.thread).delete()
    elif not newest.is_current:
        Response.objects.filter(pk=newest.pk).update(is_current=True)
    sweep([gone.consultation_id])
    reset_next_notice(gone.consultation, today=local_day(gone.consultation, timezone.now()))


@transaction.atomic
def forget_draft(draft_id: int, consultation_id: int) -> None:
    """Delete from a restored copy what somebody typed and removed."""
    Draft.objects.filter(pk=draft_id, consultation_id=consultation_id).delete()
    sweep([consultation_id])

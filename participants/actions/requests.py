"""That somebody asked for everything we hold about them, or complained: written down, waited for, answered."""

from datetime import date

from django.db import transaction

from access import audit
from access.actors import Actor
from participants.domain import requests as rules
from participants.models import AccessRequest, Participant


class AskedLaterError(Exception):
    """The day on which they asked is still to come."""


@transaction.atomic
def note_request(
    *,
    actor: Actor,
    participant_id: int,
    is_complaint: bool,
    words: str,
    asked_on: date,
    today: date,
) -> AccessRequest:
    """Write down that a person asked for their data, or complained, and by when they get an answer.

    Raises:
        AskedLaterError: when that day is still to come.

    """
    if asked_on > today:
        raise AskedLaterError
    made = AccessRequest.objects.create(
        organisation=actor.organisation,
        participant=Participant.objects.get(pk=participant_id),
        is_complaint=is_complaint,
        words=words,
        asked_on=asked_on,
        due_on=rules.due_on(asked_on, is_complaint=is_complaint),
    )
    audit.record(actor, "complaint_noted" if is_complaint else "access_asked", made)
    return made


@transaction.atomic
def wait_for_them(*, actor: Actor, request_id: int, today: date) -> None:
    """Stop the clock while we wait for the person to say who they are, or what they mean. Twice is as once."""
    current = _open(request_id)
    if current is not None and current.paused_on is None:
        current.paused_on = today
        current.save(update_fields=["paused_on"])
        audit.record(actor, "access_paused", current)


@transaction.atomic
def go_on(*, actor: Actor, request_id: int, today: date) -> None:
    """Let the clock run on; the last day moves by the days that we waited."""
    current = _open(request_id)
    if current is not None and current.paused_on is not None:
        current.due_on = rules.due_after_waiting(
            current.due_on, since=current.paused_on, until=today
        )
        current.paused_on = None
        current.save(update_fields=["due_on", "paused_on"])
        audit.record(actor, "access_resumed", current)


@transaction.atomic
def answered(*, actor: Actor, request_id: int, today: date) -> None:
    """Write down that they got their answer today."""
    current = _open(request_id)
    if current is not None:
        current.answered_on, current.answered_by_id = today, actor.member_id
        current.paused_on = None
        current.save(update_fields=["answered_on", "answered_by", "paused_on"])
        audit.record(actor, "access_answered", current)


@transaction.atomic
def note_copy(*, actor: Actor, request_id: int) -> None:
    """Write down that somebody made the copy, before it is shown to them."""
    audit.record(actor, "access_copied", AccessRequest.objects.get(pk=request_id))


def _open(request_id: int) -> AccessRequest | None:
    rows = AccessRequest.objects.select_for_update(of=("self",))
    return rows.filter(pk=request_id, answered_on=None).first()

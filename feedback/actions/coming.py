"""Saying whether one comes to a meeting and what one needs there; and whether we can do it."""

from datetime import date

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.meetings import locked
from feedback.domain.meetings import COMING, NOT_COMING, places_left, state_given
from feedback.models import Meeting, SignUp


@transaction.atomic
def sign_up(
    *, meeting: Meeting, participant_id: int, wanted: str, needs: str | None, today: date
) -> SignUp:
    """Keep what somebody says: coming, maybe or not. Where it is full they go on the list for a place.

    What they need is kept while they may come only; other words about it are open again; None leaves it as it was. No audit entry: it is the person's own.
    """
    current = locked(meeting)
    row = SignUp.objects.filter(meeting=current, participant=participant_id).first() or SignUp(
        organisation_id=current.organisation_id, meeting=current, participant_id=participant_id
    )
    taken = SignUp.objects.filter(meeting=current, state=COMING).count()
    left = places_left(current.capacity, taken)
    row.state = state_given(wanted, left=left, before=row.state)
    said = row.needs if needs is None else needs
    kept = "" if row.state == NOT_COMING else said
    if kept != row.needs:
        row.needs, row.is_met = kept, None
    row.said_on = today
    row.save()
    return row


@transaction.atomic
def sign_up_for(
    *, actor: Actor, meeting: Meeting, participant_id: int, wanted: str, needs: str, today: date
) -> SignUp:
    """Write down what somebody said in person or on the phone."""
    row = sign_up(
        meeting=meeting, participant_id=participant_id, wanted=wanted, needs=needs, today=today
    )
    audit.record(actor, "sign_up_recorded", meeting.consultation, meeting=meeting.pk)
    return row


@transaction.atomic
def say_whether_met(*, actor: Actor, row: SignUp, is_met: bool | None) -> None:
    """Note whether we can do what somebody needs; None where nobody knows yet."""
    row.is_met = is_met
    row.save(update_fields=["is_met"])
    audit.record(actor, "sign_up_need_looked_at", row.meeting.consultation, meeting=row.meeting_id)


@transaction.atomic
def give_place(*, actor: Actor, row: SignUp) -> None:
    """Give somebody on the list a place, also beyond the number: whoever runs the room knows how many fit."""
    row.state = COMING
    row.save(update_fields=["state"])
    audit.record(actor, "place_given", row.meeting.consultation, meeting=row.meeting_id)

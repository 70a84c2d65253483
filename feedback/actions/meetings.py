"""Planning a meeting of a consultation, moving it, and calling it off."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.domain.meetings import MeetingPlan
from feedback.models import Consultation, Meeting

WHERE_AND_WHEN = ("starts_at", "place", "call_link")
"""What those who come have to know: when one of these changes, they are told."""


@dataclass(frozen=True, slots=True)
class MeetingConflict:
    """Somebody else changed it meanwhile: what stands there now."""

    theirs: Meeting


@transaction.atomic
def plan_meeting(*, actor: Actor, consultation: Consultation, plan: MeetingPlan) -> Meeting:
    """Plan a meeting. Nobody is written to: people read of it where they answer, and in the invitation."""
    meeting = Meeting(organisation_id=consultation.organisation_id, consultation=consultation)
    _set(meeting, plan)
    meeting.save()
    audit.record(actor, "meeting_planned", consultation, meeting=meeting.pk)
    return meeting


@transaction.atomic
def change_meeting(
    *, actor: Actor, meeting: Meeting, based_on: int, plan: MeetingPlan, why: str, now: datetime
) -> Meeting | MeetingConflict:
    """Save another plan, unless somebody saved one since version `based_on` was read.

    Those who said that they come are told once where the day, the hour or the place changed, with `why`.
    """
    current = locked(meeting)
    if current.version != based_on:
        return MeetingConflict(theirs=current)
    before = [getattr(current, name) for name in WHERE_AND_WHEN]
    _set(current, plan)
    is_moved = before != [getattr(current, name) for name in WHERE_AND_WHEN]
    if is_moved:
        current.moved_at, current.moved_why = now, why
    save_next(current)
    audit.record(
        actor, "meeting_changed", current.consultation, meeting=current.pk, is_moved=is_moved
    )
    return current


@transaction.atomic
def call_off(*, actor: Actor, meeting: Meeting, why: str, now: datetime) -> Meeting:
    """Say that it does not take place, and why; those who said that they come are told. A second time changes nothing."""
    current = locked(meeting)
    if current.cancelled_at is None:
        current.cancelled_at, current.cancelled_why = now, why
        save_next(current)
        audit.record(actor, "meeting_called_off", current.consultation, meeting=current.pk)
    return current


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it stands; whoever changes it at the same time waits until this is done."""
    return Meeting.objects.select_for_update(of=("self",)).for_page().get(pk=meeting.pk)


def save_next(meeting: Meeting) -> None:
    """Save the meeting as its next version."""
    meeting.version += 1
    meeting.save()


def _set(meeting: Meeting, plan: MeetingPlan) -> None:
    for field in fields(plan):
        setattr(meeting, field.name, getattr(plan, field.name))

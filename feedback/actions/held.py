"""Writing down what stays of a meeting: the room by group, what was said and promised, notes, and two voices."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from access import audit
from access.actors import Actor
from feedback.actions.meetings import MeetingConflict, locked, save_next
from feedback.actions.release import local_day
from feedback.actions.schedule import reset_next_notice
from feedback.domain.rooms import InTheRoom
from feedback.models import DebriefAnswer, Meeting, MeetingNote, RoomTally
from feedback.queries.held import room_mark, room_of, side_of
from participants.queries import fingerprint
from projects.actions import add_groups


class ChangedMeanwhileError(Exception):
    """Somebody else wrote it down meanwhile; nothing was changed."""


@transaction.atomic
def save_room(*, actor: Actor, meeting: Meeting, based_on: str, room: Sequence[InTheRoom]) -> None:
    """Write down who was in the room, by group. Whoever is left out was not there. Of one person alone nothing more is kept.

    `based_on` is the mark (`queries.held.room_mark`) of what was read. Raises `ChangedMeanwhileError`.
    """
    current = locked(meeting)
    if room_mark(room_of(current)) != based_on:
        raise ChangedMeanwhileError
    project = current.consultation.project
    groups = add_groups(project=project, names=[one.group for one in room])
    RoomTally.objects.filter(meeting=current).delete()
    RoomTally.objects.bulk_create(
        RoomTally(
            organisation_id=current.organisation_id,
            meeting=current,
            group=groups[one.group.casefold()],
            heads=one.heads,
            set_agenda=one.set_agenda,
            spoke=one.spoke,
        )
        for one in (row.of_a_group() for row in room)
    )
    audit.record(actor, "room_counted", current.consultation, meeting=current.pk, groups=len(room))
    reset_next_notice(current.consultation, today=local_day(current.consultation, timezone.now()))


@transaction.atomic
def save_said(
    *, actor: Actor, meeting: Meeting, based_on: int, said: str, promised: str
) -> Meeting | MeetingConflict:
    """Write down what was said on the whole, and what was promised."""
    saved = _save(meeting, based_on, said=said, promised=promised)
    if isinstance(saved, Meeting):
        audit.record(actor, "meeting_written_down", saved.consultation, meeting=saved.pk)
    return saved


@transaction.atomic
def save_difference(
    *, actor: Actor, meeting: Meeting, based_on: int, difference: str
) -> Meeting | MeetingConflict:
    """Write down what we make of where the two voices differ."""
    saved = _save(meeting, based_on, difference=difference)
    if isinstance(saved, Meeting):
        audit.record(actor, "difference_noted", saved.consultation, meeting=saved.pk)
    return saved


def _save(meeting: Meeting, based_on: int, **values: Any) -> Meeting | MeetingConflict:
    current = locked(meeting)
    if current.version != based_on:
        return MeetingConflict(theirs=current)
    for name, value in values.items():
        setattr(current, name, value)
    save_next(current)
    return current


@transaction.atomic
def add_notes(
    *,
    actor: Actor,
    meeting: Meeting,
    lines: Sequence[str],
    group_id: int | None = None,
    question_id: int | None = None,
) -> list[MeetingNote]:
    """Keep what was said, a note for each line; of which group and to which question, where that is known."""
    made = MeetingNote.objects.bulk_create(
        MeetingNote(
            organisation_id=meeting.organisation_id,
            meeting=meeting,
            group_id=group_id,
            question_id=question_id,
            text=text,
            noted_by_id=actor.member_id,
        )
        for text in lines
    )
    audit.record(actor, "notes_added", meeting.consultation, meeting=meeting.pk, notes=len(lines))
    return made


@transaction.atomic
def remove_note(*, actor: Actor, note: MeetingNote) -> None:
    """Take a note away, for good."""
    audit.record(actor, "note_removed", note.meeting.consultation, meeting=note.meeting_id)
    note.delete()


@transaction.atomic
def save_side(
    *, actor: Actor, meeting: Meeting, side: str, based_on: str, answers: Mapping[str, str]
) -> None:
    """Write down one side of the debrief; a blank answer is no answer.

    `based_on` is the mark (`fingerprint`) of what was read. Raises `ChangedMeanwhileError`.
    """
    current = locked(meeting)
    if fingerprint(side_of(current, side)) != based_on:
        raise ChangedMeanwhileError
    DebriefAnswer.objects.filter(meeting=current, side=side).delete()
    DebriefAnswer.objects.bulk_create(
        DebriefAnswer(
            organisation_id=current.organisation_id,
            meeting=current,
            side=side,
            question=code,
            text=text,
            by_id=actor.member_id,
        )
        for code, text in answers.items()
        if text.strip()
    )
    audit.record(actor, "debriefed", current.consultation, meeting=current.pk)

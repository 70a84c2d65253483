"""What stays of a meeting: the room by group, what was said there, and the two voices afterwards. Never a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from feedback import terms
from feedback.domain.debrief import FACILITATORS, PARTICIPANTS, QUESTIONS
from feedback.models import DebriefAnswer, Meeting, MeetingNote, Question, RoomTally
from feedback.queries.results import questions_of
from participants.queries import fingerprint
from projects.models import StakeholderGroup


def room_of(meeting: Meeting) -> list[RoomTally]:
    """Return how many of which group were there, by the group's name; one statement."""
    rows = RoomTally.objects.filter(meeting=meeting).select_related("group")
    return list(rows.order_by("group__name", "pk"))


def groups_of(meeting: Meeting) -> list[StakeholderGroup]:
    """Return the groups of its project; one statement."""
    return list(StakeholderGroup.objects.filter(project=meeting.consultation.project_id))


def room_mark(room: Sequence[RoomTally]) -> str:
    """Return a mark of the room as it is written down, to notice that somebody changed it meanwhile."""
    kept = {one.group_id: (one.heads, one.set_agenda, one.spoke) for one in room}
    return fingerprint({str(group): values for group, values in kept.items()})


@dataclass(frozen=True, slots=True)
class Noted:
    """What people of one group said in a meeting; `group` is empty where nobody knows which."""

    group: str
    notes: list[MeetingNote] = field(default_factory=list)


def notes_of(meeting: Meeting) -> list[Noted]:
    """Return what was said, by group, in no order that tells when; one statement."""
    rows = MeetingNote.objects.filter(meeting=meeting).select_related("group", "question")
    return _by_group(rows.order_by("group__name", "pk"))


def _by_group(rows: Any) -> list[Noted]:
    found: dict[int | None, Noted] = {}
    for one in rows:
        name = one.group.name if one.group else ""
        found.setdefault(one.group_id, Noted(name)).notes.append(one)
    return sorted(found.values(), key=lambda noted: (not noted.group, noted.group))


def note_of(meeting: Meeting, note_id: UUID) -> MeetingNote | None:
    """Return one of its notes, or None."""
    return MeetingNote.objects.filter(meeting=meeting, pk=note_id).first()


def asked_in(meeting: Meeting) -> list[Question]:
    """Return the questions of its consultation, for notes that answer one; one statement."""
    return questions_of(meeting.consultation)


@dataclass(frozen=True, slots=True)
class TwoVoices:
    """One question and what each side answered; both may be empty."""

    code: str
    question: str
    facilitators: str
    participants: str


def voices_of(meeting: Meeting) -> list[TwoVoices]:
    """Return both sides of the debrief, question by question; one statement."""
    said = _said(meeting)
    return [
        TwoVoices(
            code,
            str(terms.DEBRIEF_QUESTIONS[code]),
            said.get((FACILITATORS, code), ""),
            said.get((PARTICIPANTS, code), ""),
        )
        for code in QUESTIONS
    ]


def side_of(meeting: Meeting, side: str) -> dict[str, str]:
    """Return what one side answered, by question; what is not answered is empty. One statement."""
    said = _said(meeting)
    return {code: said.get((side, code), "") for code in QUESTIONS}


def _said(meeting: Meeting) -> Mapping[tuple[str, str], str]:
    rows = DebriefAnswer.objects.filter(meeting=meeting)
    return {(side, code): text for side, code, text in rows.values_list("side", "question", "text")}

"""What members typed in for somebody: whether it can still be done, who was asked, and what was typed."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from feedback.domain.codes import as_typed
from feedback.models import Ask, Consultation, ConsultationKind, Response, ResultSnapshot
from feedback.queries.asking import questions_of
from feedback.queries.results import questions_of as questions_opened
from feedback.queries.safety import threads_set_apart
from feedback.queries.sheets import Row, Sheet, read_sheet, sheet_of
from participants.queries import contacts

BY_US = ("paper", "spoken")
"""Of `terms.WAYS`: what a member types in, one person at a time."""


class Typing(StrEnum):
    """Whether answers can be typed in now."""

    OPEN = "open"
    LATE = "late"
    """It has closed and the result is not made yet: papers that came in time are still taken, and marked as late."""
    MADE = "made"
    NOT_OPEN = "not_open"
    WITHDRAWN = "withdrawn"

    @property
    def is_possible(self) -> bool:
        """Whether anything can be typed in."""
        return self in {Typing.OPEN, Typing.LATE}


def typing_state(consultation: Consultation, now: datetime) -> Typing:
    """Return whether answers can be typed in at `now`; one statement once it has closed."""
    if consultation.withdrawn_at is not None:
        return Typing.WITHDRAWN
    if consultation.opened_at is None or consultation.kind != ConsultationKind.FORM:
        return Typing.NOT_OPEN
    if consultation.is_open(now):
        return Typing.OPEN
    made = ResultSnapshot.objects.filter(
        consultation=consultation, made_at__gte=consultation.closes_at
    )
    return Typing.MADE if made.exists() else Typing.LATE


def paper_sheet(consultation: Consultation) -> Sheet | None:
    """Return the questions as they stand on paper: those that are open, or those of a draft; None without any."""
    questions = questions_opened(consultation) or questions_of(consultation)
    return read_sheet(questions[0].form_version_id) if questions else None


def by_paper_code(typed: str) -> Consultation | None:
    """Return the consultation whose paper has this code or number on top, or None; one statement."""
    code, number = as_typed(typed), typed.strip()
    rows = Consultation.objects.filter(opened_at__isnull=False)
    if code:
        return rows.filter(door_code=code).first()
    is_number = number.isascii() and number.isdecimal() and len(number) < len("9" * 10)
    return rows.filter(pk=int(number)).first() if is_number else None


def people_to_type_for(consultation: Consultation) -> list[tuple[int, str]]:
    """Return ids of asks and names of everybody asked by name, in the order of their names; two statements."""
    asks = Ask.objects.filter(consultation=consultation, asked_on__isnull=False)
    ids = dict(asks.values_list("participant_id", "pk"))
    known = contacts(ids)
    named = [(ids[pk], one.name or one.email or str(pk)) for pk, one in known.items()]
    return sorted(named, key=lambda one: one[1].casefold())


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's answers as a member typed them in; the current version."""

    thread: uuid.UUID
    response_id: uuid.UUID
    way: str
    group: str
    received_on: date
    is_late: bool


def entries(consultation: Consultation, member_id: int, *, reads_all: bool) -> list[Entry]:
    """Return what this member typed in, with `reads_all` what anybody did; by day and then in no order; one statement.

    The group is told to whoever typed it alone: beside somebody's words it would tell readers who spoke in a small group. Words that went to whoever keeps people safe are in no list.
    """
    rows = _typed(consultation, member_id, reads_all=reads_all).select_related("group")
    return [
        Entry(
            thread=row.thread,
            response_id=row.pk,
            way=row.get_way_display(),
            group=row.group.name if row.group and row.entered_by_id == member_id else "",
            received_on=row.received_on,
            is_late=row.is_late,
        )
        for row in rows.order_by("-received_on", "pk")
    ]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in for one person, to be corrected."""

    response: Response
    sheet: Sheet
    values: dict[str, Any]


def typed_in(
    consultation: Consultation, thread: uuid.UUID, member_id: int, *, reads_all: bool
) -> Typed | None:
    """Return the current version of one entry, or None where there is none that this member may open; three statements."""
    found = _typed(consultation, member_id, reads_all=reads_all).filter(thread=thread).first()
    if found is None:
        return None
    sheet = sheet_of(found.form_version_id)
    rows = found.answers.values_list("question__key", "choice", "number", "text")
    return Typed(found, sheet, sheet.values(Row(str(row[0]), *row[1:]) for row in rows))


def _typed(consultation: Consultation, member_id: int, *, reads_all: bool) -> Any:
    rows = Response.objects.current().filter(consultation=consultation, way__in=BY_US)
    rows = rows.exclude(thread__in=threads_set_apart())
    return rows if reads_all else rows.filter(entered_by=member_id)

"""Reads about who asked for their data, and the copy itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from access.bin import with_the_bin
from participants.models import AccessRequest
from participants.personal_data import Passage, in_order


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request, and how it stands on `today`."""

    pk: int
    participant_id: int
    name: str
    is_complaint: bool
    words: str
    asked_on: date
    due_on: date
    paused_on: date | None
    answered_on: date | None
    answered_by: str
    today: date

    @property
    def is_open(self) -> bool:
        """Whether they still wait for an answer."""
        return self.answered_on is None

    @property
    def is_overdue(self) -> bool:
        """Whether the last day is over, and nobody waits for the person."""
        return self.is_open and self.paused_on is None and self.due_on < self.today


def requests(today: date) -> tuple[list[RequestRow], list[RequestRow]]:
    """Return what waits for an answer, the soonest due first, and the last twenty that have theirs; two statements."""
    rows = AccessRequest.objects.select_related("participant", "answered_by__user")
    waiting = rows.filter(answered_on=None).order_by("due_on", "pk")
    done = rows.exclude(answered_on=None).order_by("-answered_on", "-pk")[:20]
    return [_row(one, today) for one in waiting], [_row(one, today) for one in done]


def open_requests_of(participant_id: int, today: date) -> list[RequestRow]:
    """Return what one person still waits for an answer to, the soonest due first."""
    rows = AccessRequest.objects.select_related("participant", "answered_by__user")
    waiting = rows.filter(participant_id=participant_id, answered_on=None)
    return [_row(one, today) for one in waiting.order_by("due_on", "pk")]


def request_row(pk: int, today: date) -> RequestRow:
    """Return one request."""
    rows = AccessRequest.objects.select_related("participant", "answered_by__user")
    return _row(rows.get(pk=pk), today)


def _row(one: AccessRequest, today: date) -> RequestRow:
    return RequestRow(
        pk=one.pk,
        participant_id=one.participant_id,
        name=str(one.participant),
        is_complaint=one.is_complaint,
        words=one.words,
        asked_on=one.asked_on,
        due_on=one.due_on,
        paused_on=one.paused_on,
        answered_on=one.answered_on,
        answered_by=str(one.answered_by) if one.answered_by else "",
        today=today,
    )


def copy_for_handing_over(participant_id: int) -> list[Passage]:
    """Return the readable copy that a colleague makes: without what tells whether the person answered in confidence, or what."""
    return [one for one in _everything(participant_id) if not one.for_them_only]


@with_the_bin()
def _everything(participant_id: int) -> Sequence[Passage]:
    *others, own_row = in_order()
    return [passage for kind in (own_row, *others) for passage in kind.copy(participant_id)]


def as_data(passages: Iterable[Passage]) -> list[dict[str, Any]]:
    """Return passages as what JSON holds."""
    return [
        {
            "heading": str(one.heading),
            "lines": [{"label": str(label), "value": str(value)} for label, value in one.lines],
        }
        for one in passages
    ]

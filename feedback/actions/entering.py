"""Typing in what somebody said on paper or aloud. It counts like any other answer, and says of itself that we wrote it down."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from access import audit, removals
from access.actors import Actor
from access.tokens import digest_of
from feedback.actions.picturing import Drawn, keep_pictures, sweep
from feedback.actions.schedule import reset_next_notice
from feedback.actions.storing import store
from feedback.models import Ask, Consultation, Privacy, Response, ResponseAuthor, ResultFile
from feedback.queries.entries import BY_US, typing_state
from feedback.queries.sheets import Row, Sheet
from feedback.terms import ANSWERS_REMOVED

TIMES = 3
"""How often it is tried while the person sends answers of their own at the same moment."""


class TooLateError(Exception):
    """It takes no answers any more: the result is made, or it was withdrawn."""


class ChangedMeanwhileError(Exception):
    """Somebody corrected, replaced or took out this entry since it was looked at."""


class EmptyError(Exception):
    """Nothing was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What a member typed: how it came, whose it is if that is known, their group, and the answers by key of the question."""

    way: str
    values: Mapping[str, Any]
    ask_id: int | None = None
    group_id: int | None = None
    drawn: Drawn = field(default_factory=dict)
    """Pictures that `values` name and that are not kept yet."""


def type_in(
    *,
    actor: Actor,
    consultation: Consultation,
    sheet: Sheet,
    entered: Entered,
    form_key: str,
    now: datetime,
) -> bool:
    """Keep what somebody said; return whether it was new. The same `form_key` with the same answers is kept once.

    For a person who was asked it is their answer: it takes the place of whatever they sent before, which is kept as an
    earlier version. Raises `TooLateError` and `EmptyError`.
    """
    rows = sheet.rows(entered.values)
    send_key = _send_key(actor, form_key, rows)
    for _each in range(TIMES):
        try:
            with transaction.atomic():
                return _type_in(actor, consultation, sheet, entered, rows, send_key, now)
        except IntegrityError:
            if _is_there(consultation, send_key):
                return False
    message = "an entry could not be kept beside what the person sends"
    raise IntegrityError(message)


def _type_in(
    actor: Actor,
    consultation: Consultation,
    sheet: Sheet,
    entered: Entered,
    rows: list[tuple[Any, Row]],
    send_key: str,
    now: datetime,
) -> bool:
    current = open_for_typing(consultation, now)
    if not rows:
        raise EmptyError
    if _is_there(current, send_key):
        return False
    ask = _ask_of(current, entered.ask_id)
    author = ResponseAuthor.objects.select_for_update().filter(ask=ask).first() if ask else None
    response = _response(actor, current, sheet, entered, send_key, now)
    if ask is not None:
        response.group, response.name_shown = ask.group, current.privacy == Privacy.NAMED
    if author is not None:
        response.thread = author.thread
        Response.objects.current().filter(thread=author.thread).update(is_current=False)
    _keep_pictures(current, entered, now)
    store(response, rows, author=ask if author is None else None)
    # Not which person, and not which answers: the entry says only that something was typed in.
    audit.record(actor, "answers_typed_in", current, way=entered.way)
    return True


def correct_entry(
    *,
    actor: Actor,
    consultation: Consultation,
    seen: Response,
    sheet: Sheet,
    entered: Entered,
    form_key: str,
    now: datetime,
) -> None:
    """Put a new version in the place of the entry that was `seen`; the old one is kept beside it.

    Whose it is stays as it was, and so does who typed it in first. Raises `ChangedMeanwhileError`, `TooLateError` and `EmptyError`.
    """
    rows = sheet.rows(entered.values)
    with transaction.atomic():
        current = open_for_typing(consultation, now)
        if not rows:
            raise EmptyError
        send_key = _send_key(actor, form_key, rows)
        if _is_there(current, send_key):
            return  # pressed twice
        _step_back(seen)
        response = _response(actor, current, sheet, entered, send_key, now)
        response.thread, response.name_shown = seen.thread, seen.name_shown
        response.entered_by_id = seen.entered_by_id
        if ResponseAuthor.objects.filter(thread=seen.thread).exists():
            response.group = seen.group
        _keep_pictures(current, entered, now)
        store(response, rows, author=None)
        audit.record(actor, "entry_corrected", current, way=entered.way)


def take_entry_out(
    *, actor: Actor, consultation: Consultation, seen: Response, now: datetime
) -> None:
    """Delete what was typed in by mistake, every version of it. What the person sent themselves before counts again.

    Raises `ChangedMeanwhileError` and `TooLateError`.
    """
    with transaction.atomic():
        current = open_for_typing(consultation, now)
        _step_back(seen)
        versions = Response.objects.filter(thread=seen.thread)
        ours = versions.filter(way__in=BY_US)
        keys = sorted(str(pk) for pk in ours.values_list("pk", flat=True))
        today = now.astimezone(current.organisation.zone).date()
        removals.note(kind=ANSWERS_REMOVED, organisation=actor.organisation, keys=keys, on=today)
        ResultFile.objects.filter(consultation=current).update(content=None)
        ours.delete()
        before = versions.order_by("-received_on", "pk").first()
        if before is None:
            ResponseAuthor.objects.filter(thread=seen.thread).delete()
        else:
            Response.objects.filter(pk=before.pk).update(is_current=True)
        sweep([current.pk])
        audit.record(actor, "entry_taken_out", current)
        reset_next_notice(current, today=today)


def _keep_pictures(consultation: Consultation, entered: Entered, now: datetime) -> None:
    today = now.astimezone(consultation.organisation.zone).date()
    keep_pictures(consultation, entered.drawn, today=today)


def open_for_typing(consultation: Consultation, now: datetime) -> Consultation:
    """Return the consultation anew and locked, so that the result is not made meanwhile. Raises `TooLateError`."""
    current = (
        Consultation.objects.select_for_update(of=("self",)).for_page().get(pk=consultation.pk)
    )
    if not typing_state(current, now).is_possible:
        raise TooLateError
    return current


def _ask_of(consultation: Consultation, ask_id: int | None) -> Ask | None:
    """Return the ask of the person who was asked here, locked; None where nobody was named or somebody else is meant."""
    if ask_id is None:
        return None
    asks = Ask.objects.select_for_update(of=("self",)).select_related("group")
    return asks.filter(consultation=consultation, pk=ask_id, asked_on__isnull=False).first()


def _step_back(seen: Response) -> None:
    """Let the version that was looked at no longer be current."""
    if not Response.objects.current().filter(pk=seen.pk).update(is_current=False):
        raise ChangedMeanwhileError


def _response(
    actor: Actor,
    consultation: Consultation,
    sheet: Sheet,
    entered: Entered,
    send_key: str,
    now: datetime,
) -> Response:
    return Response(
        organisation=consultation.organisation,
        consultation=consultation,
        form_version=sheet.version,
        thread=uuid.uuid4(),
        send_key=send_key,
        received_on=now.astimezone(consultation.organisation.zone).date(),
        is_late=not consultation.is_open(now),
        group_id=entered.group_id,
        way=entered.way,
        entered_by_id=actor.member_id,
    )


def _send_key(actor: Actor, form_key: str, rows: list[tuple[Any, Row]]) -> str:
    answers = sorted(repr(row) for _question, row in rows)
    return digest_of(f"{actor.member_id} {form_key} {answers}")


def _is_there(consultation: Consultation, send_key: str) -> bool:
    return Response.objects.filter(consultation=consultation, send_key=send_key).exists()

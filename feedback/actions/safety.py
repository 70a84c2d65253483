"""Raising a worry, taking it up and handing it over; asking to be phoned; looking up a name; saying that words were read."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from access import audit
from access.actors import Actor
from feedback.models import CallRequest, Consultation, NameLook, Worry
from feedback.queries.safety import safe_people
from feedback.queries.unread import received_on
from participants.actions import note_call_details, register_caller
from participants.queries import who_has_number

LOOKED_THROUGH = 200
"""Among so many of the newest wishes to be phoned the same number is looked for."""
HANDED_OVER, NO_DANGER = "handed_over", "no_danger"
"""How a worry ends."""


class NobodyToTellError(Exception):
    """There is no second person who can be told that a name was looked up."""


@transaction.atomic
def raise_worry(*, actor: Actor, consultation: Consultation, thread: UUID, now: datetime) -> Worry:
    """Take somebody's answers out of the normal queue; whoever keeps people safe hears at once. Twice is as once."""
    found = Worry.objects.filter(thread=thread, ended_at=None).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            worry: Worry = Worry.objects.create(
                organisation=consultation.organisation,
                consultation=consultation,
                thread=thread,
                raised_by_id=actor.member_id,
                raised_at=now,
            )
    except IntegrityError:  # somebody else pressed at the same moment
        return Worry.objects.get(thread=thread, ended_at=None)
    audit.record(actor, "worry_raised", worry, consultation=consultation.pk)
    return worry


@transaction.atomic
def take_up(*, actor: Actor, worry: Worry, now: datetime) -> None:
    """Note that somebody looks after a worry; nobody else is asked to from now on."""
    current = _locked(worry)
    if current.seen_at is None and current.ended_at is None:
        current.seen_at, current.seen_by_id = now, actor.member_id
        current.save(update_fields=["seen_at", "seen_by"])
        audit.record(actor, "worry_taken_up", current, consultation=current.consultation_id)


@transaction.atomic
def hand_over(*, actor: Actor, worry: Worry, to: str, on: date, now: datetime) -> None:
    """Note to whom a worry was handed over and when; what follows stands there, not here. The words stay apart."""
    current = _locked(worry)
    if current.ended_at is None:
        current.handed_to, current.handed_on = to, on
        _end(current, actor, HANDED_OVER, now)


@transaction.atomic
def put_back(*, actor: Actor, worry: Worry, now: datetime) -> None:
    """Note that nobody is in danger: the answers go back to the others."""
    current = _locked(worry)
    if current.ended_at is None:
        _end(current, actor, NO_DANGER, now)


def _end(worry: Worry, actor: Actor, ended_as: str, now: datetime) -> None:
    worry.ended_as, worry.ended_at = ended_as, now
    if worry.seen_at is None:
        worry.seen_at, worry.seen_by_id = now, actor.member_id
    worry.save()
    audit.record(actor, "worry_ended", worry, consultation=worry.consultation_id, ended_as=ended_as)


def _locked(worry: Worry) -> Worry:
    current: Worry = Worry.objects.select_for_update().get(pk=worry.pk)
    return current


@transaction.atomic
def ask_for_call(
    *,
    consultation: Consultation,
    participant_id: int | None,
    name: str,
    phone: str,
    note: str,
    now: datetime,
) -> CallRequest:
    """Note that somebody wants to be phoned. It stands in the register, never beside an answer.

    `participant_id` is whoever came by a personal link; anybody else becomes a person of their own, unless the same number
    waits here already. There is no audit entry: it would say when somebody was on the page.
    """
    home = consultation.organisation
    waiting = CallRequest.objects.filter(consultation=consultation, done_at=None)
    if participant_id is None:
        newest = waiting.order_by("-asked_at").values_list("participant_id", flat=True)
        participant_id = who_has_number(newest[:LOOKED_THROUGH], phone)
    if participant_id is None:
        participant_id = register_caller(organisation=home, name=name, phone=phone, note=note)
    else:
        note_call_details(participant_id=participant_id, name=name, phone=phone, note=note)
    found: Any = waiting.filter(participant=participant_id).first()
    return found or CallRequest.objects.create(
        organisation=home,
        consultation=consultation,
        participant_id=participant_id,
        asked_at=now,
    )


@transaction.atomic
def note_call(*, actor: Actor, call: CallRequest, ended_as: str, now: datetime) -> None:
    """Note that somebody rang, and whether they spoke."""
    current = CallRequest.objects.select_for_update().get(pk=call.pk)
    if current.done_at is None:
        current.done_at, current.done_by_id = now, actor.member_id
        current.ended_as = ended_as
        current.save()
        audit.record(
            actor,
            "call_made",
            current,
            consultation=current.consultation_id,
            ended_as=ended_as,
        )


@transaction.atomic
def look_up_name(*, actor: Actor, worry: Worry, reason: str, now: datetime) -> NameLook:
    """Write down that a name behind confidential answers is looked up, why, and who else is told of it.

    Raises:
        NobodyToTellError: when there is no second person to tell.

    """
    consultation = worry.consultation
    people = [*safe_people(consultation), consultation.senior, consultation.manager]
    others = [one for one in people if one and one.works_here and one.pk != actor.member_id]
    if not others:
        raise NobodyToTellError
    look: NameLook = NameLook.objects.create(
        organisation=consultation.organisation,
        consultation=consultation,
        thread=worry.thread,
        looked_by_id=actor.member_id,
        looked_at=now,
        reason=reason,
        told=others[0],
    )
    audit.record(actor, "name_looked_up", look, consultation=consultation.pk)
    return look


@transaction.atomic
def mark_read(*, actor: Actor, consultation: Consultation, today: date) -> None:
    """Note that a named reader has read all words that there are."""
    current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    current.last_read_on = today
    current.read_that_day = received_on(current, today)
    current.save(update_fields=["last_read_on", "read_that_day"])
    audit.record(actor, "words_read", current)

"""Delivering: claim, ask again whether it is needed, mint links and render, commit, send, record.

The order is the promise. Nothing is sent before the hand-over is committed, so that a crash leaves a message that a
person is asked about, never one that is sent twice.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, Q

from access.scope import across_organisations, working_in
from notices.actions.pacing import rests_until
from notices.actions.recording import (
    drop_notices,
    fail,
    later,
    put_back,
    record,
    set_back,
)
from notices.letters import Letter, flat, tidy, write_letter
from notices.models import Message, MessageState, Notice, NoticeState
from notices.post import Result, can_be_written_to, post
from notices.queries import holds
from notices.recipients import resolve
from notices.rules import rules
from notices.sealed import UnreadableError, unseal

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
BATCH = 50
CLAIMED = (MessageState.QUEUED, MessageState.LEASED)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one batch came to: how many were claimed, and how many of them were sent."""

    claimed: int
    sent: int
    is_full: bool
    """Whether as many were claimed and tried as allowed, so that more may be waiting."""


def deliver(*, now: datetime, limit: int = BATCH) -> Delivery:
    """Claim up to `limit` messages whose time has come, the most urgent first, and send them; two deliverers at once send each one once.

    While the outbox is held nothing is claimed, and of what was claimed before nothing more is handed over.
    """
    lease = now + LEASE
    ids = _claim(now, lease, limit)
    sent = 0
    for place, pk in enumerate(ids, start=1):
        result = _deliver_one(pk, lease, now)
        sent += result is Result.SENT
        if result is Result.SERVER_DOWN:
            _release(ids[place:], lease, now)
            return Delivery(claimed=len(ids), sent=sent, is_full=False)
    return Delivery(claimed=len(ids), sent=sent, is_full=len(ids) == limit)


def _claim(now: datetime, lease: datetime, limit: int) -> list[int]:
    with across_organisations(reason="the outbox delivers for every organisation"):
        due = Message.objects.filter(state__in=CLAIMED, next_try_at__lte=now).filter(
            Q(state=MessageState.QUEUED) | Q(lease_until__lte=now)
        )
        due = due.exclude(Exists(holds()))
        with transaction.atomic():
            free = due.select_for_update(skip_locked=True).order_by("-urgency", "next_try_at", "pk")
            ids = list(free.values_list("pk", flat=True)[:limit])
            if ids:
                claimed = Message.objects.filter(pk__in=ids)
                claimed.update(state=MessageState.LEASED, lease_until=lease)
    return ids


def _release(ids: Sequence[int], lease: datetime, now: datetime) -> None:
    """Give back what was claimed but not tried, because the mail server is down."""
    with across_organisations(reason="the outbox delivers for every organisation"):
        ours = Message.objects.filter(pk__in=ids, state=MessageState.LEASED, lease_until=lease)
        ours.update(
            state=MessageState.QUEUED,
            lease_until=None,
            next_try_at=later(now, 1),
            reason=Result.SERVER_DOWN,
        )


def _deliver_one(pk: int, lease: datetime, now: datetime) -> Result | None:
    """Deliver one claimed message; None when nothing was handed over."""
    with across_organisations(reason="the outbox delivers for every organisation"):
        try:
            letter = _hand_over(pk, lease, now)
        except Exception:
            logger.exception("Message %s could not be written", pk)
            set_back(pk, lease, now)
            return None
        if letter is None:
            return None
        try:
            posted = post(letter, pk)
            record(pk, letter, posted, now)
        except Exception:
            # It stays "being handed over"; the sweep shows it to a person.
            logger.exception("Message %s was handed over, but that could not be recorded", pk)
            return None
        return posted.result


@transaction.atomic
def _hand_over(pk: int, lease: datetime, now: datetime) -> Letter | None:
    """Write the letter and mark the message as handed over, or drop it; None when there is nothing to send."""
    ours = Message.objects.select_for_update().filter(
        pk=pk, state=MessageState.LEASED, lease_until=lease
    )
    message = ours.exclude(Exists(holds())).first()
    if message is None:
        return None
    letter = _letter(message, now)
    if letter is None:
        return None
    if not can_be_written_to(letter.to):
        fail(message, "bad_address", now)
        return None
    Message.objects.filter(pk=pk).update(
        state=MessageState.HANDED_OVER,
        handed_over_at=now,
        lease_until=None,
        sealed=None,
        attempts=F("attempts") + 1,
        reason="",
    )
    return letter


def _letter(message: Message, now: datetime) -> Letter | None:
    if message.organisation is not None:
        with working_in(message.organisation):
            return _letter_of_notices(message, now)
    if message.sealed is None:
        fail(message, "expired", now)
        return None
    try:
        payload = unseal(message.sealed)
    except UnreadableError:
        fail(message, "unreadable", now)
        return None
    return Letter(payload["to"], flat(payload["subject"]), tidy(payload["body"]))


def _letter_of_notices(message: Message, now: datetime) -> Letter | None:
    notices = list(message.notices.filter(state=NoticeState.COMPOSED).order_by("pk"))
    opens = rests_until(message, notices, now)
    if opens is not None:
        message.next_try_at = opens
        put_back(message)
        return None
    reasons = {one.pk: _why_not(one, now) for one in notices}
    address = resolve(message.recipient_kind, message.recipient_key)
    if address is None:
        reasons = {pk: reason or "unreachable" for pk, reason in reasons.items()}
    drop_notices(message, reasons)
    needed: list[Notice] = [one for one in notices if not reasons[one.pk]]
    if not needed or address is None:
        return None
    return write_letter(address.email, needed, now, is_for=address.is_for)


def _why_not(notice: Notice, now: datetime) -> str:
    if notice.rule not in rules:
        return "no_such_rule"
    return rules.get(notice.rule).still_needed(notice, now)

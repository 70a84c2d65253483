"""Sweeping: what was handed over and never confirmed is shown to a person; old account mail is thrown away."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from access.scope import across_organisations
from notices.actions.recording import fail
from notices.models import Message, MessageState

logger = logging.getLogger(__name__)

CONFIRMED_WITHIN = timedelta(minutes=10)
SEALED_FOR = timedelta(hours=24)
WAITING = (MessageState.QUEUED, MessageState.LEASED)


def sweep(*, now: datetime) -> int:
    """Mark hand-overs that nobody confirmed as unsure, never to be sent again silently; return how many.

    Account mail that could not be sent within a day loses its words and fails.
    """
    with across_organisations(reason="the outbox sweeps for every organisation"):
        lost = Message.objects.filter(
            state=MessageState.HANDED_OVER, handed_over_at__lte=now - CONFIRMED_WITHIN
        )
        unsure = sum(_give_up(pk, now) for pk in list(lost.values_list("pk", flat=True)))
        stale = Message.objects.filter(
            state__in=WAITING, sealed__isnull=False, created_at__lte=now - SEALED_FOR
        )
        stale.update(state=MessageState.FAILED, reason="expired", sealed=None)
    return unsure


def _give_up(pk: int, now: datetime) -> bool:
    """Mark one message as unsure and tell its rules; one that fails is tried again at the next sweep."""
    try:
        with transaction.atomic():
            held = Message.objects.select_for_update().filter(pk=pk, state=MessageState.HANDED_OVER)
            message = held.first()
            if message is not None:
                fail(message, "unsure", now, state=MessageState.UNSURE)
    except Exception:
        logger.exception("Message %s could not be marked as unsure", pk)
        return False
    return message is not None

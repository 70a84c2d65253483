"""Sweeping: what was handed over and never confirmed is shown to a person; old account mail is thrown away."""

from datetime import datetime, timedelta

from access.scope import across_organisations
from notices.models import Message, MessageState

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
        unsure: int = lost.update(state=MessageState.UNSURE, reason="unsure")
        stale = Message.objects.filter(
            state__in=WAITING, sealed__isnull=False, created_at__lte=now - SEALED_FOR
        )
        stale.update(state=MessageState.FAILED, reason="expired", sealed=None)
    return unsure

"""Holding the outbox: planning and composing go on, nothing leaves, until a person says so."""

from datetime import datetime

from django.db import transaction

from access.scope import across_organisations
from notices.actions.composing import compose
from notices.actions.planning import plan
from notices.actions.recording import fail
from notices.models import Message, MessageState, OutboxHold
from notices.queries import WAITING, open_hold

RESTORED = "restored"
"""The reason of a hold, and of a message, after a copy was put back."""


def hold_outbox(*, reason: str, now: datetime) -> OutboxHold:
    """Let nothing leave from now on; return the hold, which is the one that is on already if there is one."""
    held = open_hold()
    if held is not None:
        return held
    # Two at once: the second row is refused by the database, and the first one stands.
    OutboxHold.objects.bulk_create([OutboxHold(reason=reason, held_at=now)], ignore_conflicts=True)
    return OutboxHold.objects.get(released_at=None)


def release_outbox(*, by: str, now: datetime) -> bool:
    """Let messages leave again; return whether there was a hold. `by` says who did it."""
    open_ones = OutboxHold.objects.filter(released_at=None)
    return bool(open_ones.update(released_at=now, released_by=by))


def give_up_waiting(*, now: datetime) -> tuple[int, int]:
    """Plan and compose what is due, then mark every message that waits as one that may have been sent before.

    For a database that was put back from a copy: nobody knows what left after the copy was made, so none of it leaves by
    itself. Account mail, which nobody can look at, fails. Returns how many became unsure and how many account mails
    failed. Raises `RuntimeError` while the outbox is not held.
    """
    if open_hold() is None:
        message = "The outbox has to be held first."
        raise RuntimeError(message)
    plan(now=now)
    while compose(now=now, with_what_waits=True):
        pass
    unsure = expired = 0
    with across_organisations(
        reason="after a restore nothing that waits may leave, whosever it is"
    ):
        for pk in list(Message.objects.filter(state__in=WAITING).values_list("pk", flat=True)):
            with transaction.atomic():
                waiting = Message.objects.select_for_update().filter(pk=pk, state__in=WAITING)
                message = waiting.first()
                if message is None:
                    continue
                if message.organisation_id is None:
                    fail(message, "expired", now)
                    expired += 1
                else:
                    fail(message, RESTORED, now, state=MessageState.UNSURE)
                    unsure += 1
    return unsure, expired

"""Letting a lost message rest: somebody reached the person another way, or decided that nothing more is to be done."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from notices.models import Message, Notice, NoticeState

LET_BE = "let_be"


def settle_lost(*, rule: str, subject: str, keys: Iterable[str], reason: str) -> None:
    """Let the lost notices of a rule to these recipients rest, for the reason given. Runs in the caller's transaction."""
    lost = Notice.objects.filter(
        rule=rule, subject=subject, recipient_key__in=list(keys), state=NoticeState.FAILED
    )
    lost.update(state=NoticeState.DROPPED, reason=reason)


@transaction.atomic
def let_be(*, actor: Actor, message: Message, now: datetime) -> bool:
    """Write down that nothing more is to be done about a message; return whether something was."""
    del now
    current = Message.objects.select_for_update().get(pk=message.pk)
    lost = current.notices.filter(state=NoticeState.FAILED)
    if not lost.update(state=NoticeState.DROPPED, reason=LET_BE):
        return False
    audit.record(actor, "message_let_be", current)
    return True

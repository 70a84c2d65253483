"""Sending again what did not arrive: only ever because a person asked for it, and each message once."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from access import audit
from access.actors import Actor
from notices.actions.recording import PASSING
from notices.models import Message, MessageState, Notice, NoticeState
from notices.rules import rules

TO_SEND_AGAIN = (MessageState.FAILED, MessageState.RETURNED, MessageState.UNSURE)
UNREACHABLE = ("unreachable", "address_returned")
"""Reasons why something was not sent that a corrected address takes away."""


class CannotSendAgainError(Exception):
    """The message is not sent again; `reason` is the code of why not, "" when it cannot be from where it stands."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def resend(*, actor: Actor, message: Message, now: datetime) -> Message:
    """Queue the message's notices once more, in a new message; return it. Pressing twice makes one.

    The person who asks takes it on themselves that an unsure message may arrive a second time.

    Raises:
        CannotSendAgainError: when it was sent again already, is on its way, or is no longer needed.

    """
    current = Message.objects.select_for_update().get(pk=message.pk)
    if current.resent_as_id is not None:
        raise CannotSendAgainError("already_resent")
    if current.state not in TO_SEND_AGAIN:
        raise CannotSendAgainError("")
    return _again(actor, current, now)


@transaction.atomic
def resend_to(*, actor: Actor, kind: str, key: str, now: datetime) -> int:
    """Queue everything again that a wrong address kept from a recipient and that is still needed; return how many."""
    lost = Message.objects.select_for_update(of=("self",)).filter(
        _address_at_fault(), recipient_kind=kind, recipient_key=key, resent_as=None
    )
    sent = 0
    for message in list(lost.order_by("pk")):
        try:
            _again(actor, message, now)
        except CannotSendAgainError:
            continue
        sent += 1
    return sent


def why_not(message: Message, now: datetime) -> str:
    """Return the reason why none of the message's notices is to be sent any more, or ""."""
    reasons = [_why_not(notice, now) for notice in _lost(message)]
    return "" if "" in reasons else next(iter(reasons), "already_sent")


def _address_at_fault() -> Q:
    """What a corrected address may help. Nobody knows whether what is unsure arrived, so it waits for a person.

    A message that was dropped tells the reason of one of its notices, so each of them is asked.
    """
    failed = Q(state__in=[MessageState.FAILED, MessageState.RETURNED])
    kept_from = Notice.objects.filter(
        message=OuterRef("pk"), state=NoticeState.DROPPED, reason__in=UNREACHABLE
    )
    return failed | Q(Exists(kept_from), state=MessageState.DROPPED)


def _again(actor: Actor, message: Message, now: datetime) -> Message:
    notices = _lost(message)
    reasons = {one.pk: _why_not(one, now) for one in notices}
    needed = [one.pk for one in notices if not reasons[one.pk]]
    if not needed:
        raise CannotSendAgainError(next(iter(reasons.values()), "already_sent"))
    new = Message.objects.create(
        organisation_id=message.organisation_id,
        recipient_kind=message.recipient_kind,
        recipient_key=message.recipient_key,
        channel=message.channel,
        is_digest=message.is_digest,
        urgency=max(one.urgency for one in notices if one.pk in needed),
        next_try_at=now,
    )
    Notice.objects.filter(pk__in=needed).update(
        state=NoticeState.COMPOSED, reason="", message=new, sent_at=None
    )
    message.resent_as = new
    message.save(update_fields=["resent_as"])
    audit.record(actor, "message_sent_again", message, as_message=new.pk)
    return new


def _lost(message: Message) -> list[Notice]:
    """What may be told again, without what the planner makes anew by itself once its time has come."""
    lost = Q(state=NoticeState.FAILED) | Q(state=NoticeState.DROPPED) & ~Q(reason__in=PASSING)
    return list(message.notices.filter(lost).order_by("pk"))


def _why_not(notice: Notice, now: datetime) -> str:
    if notice.rule not in rules:
        return "no_such_rule"
    return rules.get(notice.rule).still_needed(notice, now)

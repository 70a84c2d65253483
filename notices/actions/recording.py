"""Recording what became of a message, together with what its rules make of that."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from access.scope import working_in
from notices.letters import Letter
from notices.models import Message, MessageState, Notice, NoticeState
from notices.post import Posted, Result
from notices.rules import LocksFirst, rules
from notices.sealed import seal

BACK_OFF_MINUTES = (1, 2, 5, 15, 60)
TRIES_TO_WRITE = 3
"""A message that cannot even be written is parked after so many tries, and no other waits for it."""
OPEN_STATES = (MessageState.HANDED_OVER, MessageState.UNSURE)
CARRIED = Q(state=NoticeState.COMPOSED) | Q(state=NoticeState.FAILED, reason=Result.UNSURE)
"""The notices that a message carries to the server; a confirmation may still come after the sweep gave up."""
PASSING = ("snoozed", "word_given")
"""Reasons that end by themselves: a rest is over one day, and so is the time until promised news."""


def later(now: datetime, attempts: int) -> datetime:
    """Return when to try again after the given number of tries."""
    place = min(max(attempts, 1), len(BACK_OFF_MINUTES)) - 1
    return now + timedelta(minutes=BACK_OFF_MINUTES[place])


@transaction.atomic
def record(pk: int, letter: Letter, posted: Posted, now: datetime) -> None:
    """Record what came of handing over; the message was marked as such before."""
    message = Message.objects.select_for_update().filter(pk=pk, state__in=OPEN_STATES).first()
    if message is None:
        return
    match posted.result:
        case Result.SENT:
            confirm(message, now)
        case Result.REFUSED:
            fail(message, posted.reason, now)
        case Result.UNSURE:
            fail(message, posted.reason, now, state=MessageState.UNSURE)
        case _:
            _again(message, letter, posted.reason, now)


def confirm(message: Message, now: datetime) -> None:
    """Record that the message was sent, and tell its rules. Call with the row locked."""
    message.sent_at = now
    _set(message, MessageState.SENT, "")
    if message.organisation is None:
        return
    with working_in(message.organisation):
        notices = list(message.notices.filter(CARRIED).order_by("pk"))
        lock_first(notices)
        ids = [one.pk for one in notices]
        Notice.objects.filter(pk__in=ids).update(state=NoticeState.SENT, sent_at=now, reason="")
        for one in notices:
            rules.get(one.rule).delivered(one, now)


def _again(message: Message, letter: Letter, reason: str, now: datetime) -> None:
    message.next_try_at = later(now, message.attempts)
    message.handed_over_at = None
    if message.organisation_id is None:
        message.sealed = seal({"to": letter.to, "subject": letter.subject, "body": letter.body})
    _set(message, MessageState.QUEUED, reason)


def fail(
    message: Message, reason: str, now: datetime, *, state: MessageState = MessageState.FAILED
) -> None:
    """Give the message up for good, for the reason given, and tell its rules."""
    message.sealed = None
    _set(message, state, reason)
    if message.organisation is None:
        return
    with working_in(message.organisation):
        notices = list(message.notices.filter(state=NoticeState.COMPOSED).order_by("pk"))
        lock_first(notices)
        ids = [one.pk for one in notices]
        Notice.objects.filter(pk__in=ids).update(state=NoticeState.FAILED, reason=reason)
        for one in notices:
            if one.rule in rules:
                rules.get(one.rule).failed(one, reason, now)


def lock_first(notices: Sequence[Notice]) -> None:
    """Let each rule lock all that it will change, rule by rule in the order of their kinds."""
    by_rule: dict[str, list[Notice]] = defaultdict(list)
    for one in notices:
        by_rule[one.rule].append(one)
    for kind, some in sorted(by_rule.items()):
        rule = rules.get(kind) if kind in rules else None
        if isinstance(rule, LocksFirst):
            rule.lock(some)


def put_back(message: Message) -> None:
    """Let a message wait for the time that was set, as if nobody had claimed it."""
    _set(message, MessageState.QUEUED, message.reason)


def drop_notices(message: Message, reasons: Mapping[int, str]) -> None:
    """Drop the notices that have a reason, by id; without any other notice the message is dropped with them.

    One whose reason ends by itself gives up its key, so that the same can be told when the time for it comes.
    """
    dropped = {pk: reason for pk, reason in reasons.items() if reason}
    for pk, reason in dropped.items():
        freed = {"key": f"dropped:{pk}"} if reason in PASSING else {}
        Notice.objects.filter(pk=pk).update(state=NoticeState.DROPPED, reason=reason, **freed)
    if len(dropped) == len(reasons):
        _set(message, MessageState.DROPPED, next(iter(dropped.values()), "already_sent"))


@transaction.atomic
def set_back(pk: int, lease: datetime, now: datetime) -> None:
    """Put a message back that could not be written; its notices part, so that one fault holds back no other."""
    ours = Message.objects.select_for_update().filter(
        pk=pk, state=MessageState.LEASED, lease_until=lease
    )
    message = ours.first()
    if message is None:
        return
    message.attempts += 1
    if message.attempts >= TRIES_TO_WRITE:
        fail(message, "error", now)
        return
    message.next_try_at = later(now, message.attempts)
    _set(message, MessageState.QUEUED, "error")
    for one in list(message.notices.filter(state=NoticeState.COMPOSED).order_by("pk"))[1:]:
        own = Message.objects.create(
            organisation_id=message.organisation_id,
            recipient_kind=message.recipient_kind,
            recipient_key=message.recipient_key,
            channel=message.channel,
            is_digest=message.is_digest,
            urgency=one.urgency,
            next_try_at=now,
        )
        Notice.objects.filter(pk=one.pk).update(message=own)


def _set(message: Message, state: MessageState, reason: str) -> None:
    message.state = state
    message.reason = reason
    message.lease_until = None
    message.save()

"""The mail of the past: noted down as sent, so that no history is mailed to anybody.

News of a week that went to somebody at the same moment is one message, as it is when it is sent.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from notices.looks import one_look
from notices.models import Message, MessageState, Notice, NoticeState
from notices.queries import notice_key
from notices.rules import WEEKLY, Recipient, Rule, Settles, pace_of, reference, rules
from organisations.models import Organisation

type Bounce = tuple[str, str]
"""A rule, and the key of a recipient whom its e-mails do not reach."""
type Wanted = dict[str, tuple[Recipient, str]]
"""By the key of the notice: who is to hear, and the code of the occasion."""
BOUNCED = "refused"


@dataclass(frozen=True, slots=True)
class Look:
    """What a rule found at one moment: its subjects, and what each of them calls for."""

    rule: Rule
    subjects: Sequence[Any]
    wanted: Sequence[tuple[Any, Wanted]]


def tell_due(home: Organisation, now: datetime, bounces: Iterable[Bounce] = ()) -> None:
    """Note down as sent at `now` whatever the rules call for, and what follows from it. Call inside the scope of `home`."""
    with one_look():
        found = [_look(home, rule, now) for rule in rules]
    for look in found:
        for subject, wanted in look.wanted:
            _tell(home, look.rule, subject, wanted, now, set(bounces))
    for look in found:
        if look.subjects and isinstance(look.rule, Settles):
            look.rule.settle(look.subjects, now)


def _look(home: Organisation, rule: Rule, now: datetime) -> Look:
    ids = [subject for organisation, subject in rule.due(now) if organisation == home.pk]
    subjects = list(rule.load(ids)) if ids else []
    return Look(rule, subjects, [(one, _wanted(rule, one, now)) for one in subjects])


def _wanted(rule: Rule, subject: Any, now: datetime) -> Wanted:
    return {
        notice_key(rule.kind, reference(subject), recipient, occasion.code): (
            recipient,
            occasion.code,
        )
        for occasion in rule.occasions(subject, now)
        if not occasion.skip
        for recipient in occasion.recipients
        if not recipient.skip
    }


def _tell(
    home: Organisation,
    rule: Rule,
    subject: Any,
    wanted: Wanted,
    now: datetime,
    lost: Collection[Bounce],
) -> None:
    known = set(Notice.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = {key: one for key, one in wanted.items() if key not in known}
    if not new:
        return
    on_its_way = _on_its_way(rule, now)
    messages = []
    for recipient, _occasion in new.values():
        is_lost = (rule.kind, recipient.key) in lost
        with_others = None if is_lost else on_its_way.get((recipient.kind, recipient.key))
        messages.append(with_others or _message(home, recipient, now, is_lost=is_lost))
    joined = [one for one in messages if one.pk is not None]
    Message.objects.filter(pk__in=[one.pk for one in joined]).update(is_digest=True)
    Message.objects.bulk_create(one for one in messages if one.pk is None)
    Message.objects.filter(pk__in=[one.pk for one in messages]).update(created_at=now)
    notices = Notice.objects.bulk_create(
        Notice(
            organisation=home,
            key=key,
            rule=rule.kind,
            subject=reference(subject),
            occasion=occasion,
            recipient_kind=recipient.kind,
            recipient_key=recipient.key,
            role=recipient.role,
            state=NoticeState.SENT if message.sent_at else NoticeState.FAILED,
            reason=message.reason,
            message=message,
            planned_at=now,
            sent_at=message.sent_at,
        )
        for message, (key, (recipient, occasion)) in zip(messages, new.items(), strict=True)
    )
    for notice in notices:
        if notice.sent_at:
            rule.delivered(notice, now)
        else:
            rule.failed(notice, notice.reason, now)


def _on_its_way(rule: Rule, now: datetime) -> dict[tuple[str, str], Message]:
    """The messages with news of a week that leave at this moment, by their reader: further news goes with them."""
    if pace_of(rule) != WEEKLY:
        return {}
    kinds = [one.kind for one in rules if pace_of(one) == WEEKLY]
    leaving = Message.objects.filter(sent_at=now, state=MessageState.SENT, notices__rule__in=kinds)
    return {(one.recipient_kind, one.recipient_key): one for one in leaving.distinct()}


def _message(home: Organisation, to: Recipient, now: datetime, *, is_lost: bool) -> Message:
    return Message(
        organisation=home,
        recipient_kind=to.kind,
        recipient_key=to.key,
        state=MessageState.FAILED if is_lost else MessageState.SENT,
        reason=BOUNCED if is_lost else "",
        attempts=1,
        next_try_at=now,
        handed_over_at=now,
        sent_at=None if is_lost else now,
    )

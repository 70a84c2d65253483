"""Reads over notices: what was planned already, and why somebody heard or did not hear."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from access.scope import across_organisations
from notices.models import Message, MessageState, Notice, NoticeState, OutboxHold
from notices.rules import Occasion, Recipient, Rule, reference, rules

WAITING = (MessageState.QUEUED, MessageState.LEASED, MessageState.HANDED_OVER)
"""The states of a message that is still to leave, or is leaving."""
LOST = (MessageState.FAILED, MessageState.RETURNED, MessageState.UNSURE)
"""The states of a message that did not arrive, or may not have."""


def holds() -> QuerySet[OutboxHold]:
    """The hold that is on, if any: nothing leaves until somebody releases it."""
    return OutboxHold.objects.filter(released_at=None)


def open_hold() -> OutboxHold | None:
    """Return the hold that is on, or None."""
    return holds().first()


def count_messages() -> Mapping[str, int]:
    """Return how many messages wait to leave and how many nobody could confirm, over all organisations."""
    with across_organisations(reason="operators see how much is held"):
        return Message.objects.aggregate(
            waiting=Count("pk", filter=Q(state__in=WAITING)),
            unsure=Count("pk", filter=Q(state=MessageState.UNSURE)),
        )


@dataclass(frozen=True, slots=True)
class Told:
    """One notice that was made: to whom, in which role, where it stands, and since when."""

    rule: str
    occasion: str
    recipient: str
    role: str
    state: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Skip:
    """That a rule leaves something out now, and the code of the reason."""

    rule: str
    occasion: str
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why people heard, and did not hear, about one subject."""

    told: Sequence[Told]
    skipped: Sequence[Skip]


def explain(subject: Any, now: datetime, *, kinds: Collection[str] = ()) -> Explanation:
    """Return every notice about `subject`, oldest first, and what each rule about it leaves out at `now`.

    A rule is about the subject when it made a notice of it before or is due for it now; or `kinds` names those that are.
    """
    name = reference(subject)
    made = list(Notice.objects.filter(subject=name).order_by("planned_at", "pk"))
    told = [
        Told(
            rule=one.rule,
            occasion=one.occasion,
            recipient=recipient_name(one.recipient_kind, one.recipient_key),
            role=one.role,
            state=one.state,
            reason=one.reason,
            at=one.sent_at or one.planned_at,
        )
        for one in made
    ]
    known = {one.rule for one in made}
    if kinds:
        asked = [rule for rule in rules if rule.kind in kinds]
        told = [one for one in told if one.rule in kinds]
    else:
        asked = [rule for rule in rules if _is_about(rule, subject, known, now)]
    return Explanation(told, [skip for rule in asked for skip in _skips(rule, subject, now)])


def _is_about(rule: Rule, subject: Any, known: set[str], now: datetime) -> bool:
    with across_organisations(reason="a rule's due rows are found over all organisations"):
        is_due = (subject.organisation_id, subject.pk) in set(rule.due(now))
    return rule.kind in known or is_due


def _skips(rule: Rule, subject: Any, now: datetime) -> Iterable[Skip]:
    for loaded in rule.load([subject.pk]):
        for occasion in rule.occasions(loaded, now):
            for recipient, reason in skips_of(occasion):
                yield Skip(rule.kind, occasion.code, recipient.role if recipient else "", reason)


def skips_of(occasion: Occasion) -> Iterable[tuple[Recipient | None, str]]:
    """Yield everyone whom the occasion leaves out, with the reason; None stands for the whole occasion."""
    if occasion.skip:
        yield None, occasion.skip
        return
    for recipient in occasion.recipients:
        if recipient.skip:
            yield recipient, recipient.skip


def recipient_name(kind: str, key: str) -> str:
    """Return a recipient unmistakably in one word: `member:12`."""
    return f"{kind}:{key}"


def notice_key(rule: str, subject: str, recipient: Recipient, occasion: str) -> str:
    """Return what makes a notice one of its kind: `rule:subject:recipient:occasion`."""
    return f"{rule}:{subject}:{recipient.kind}-{recipient.key}:{occasion}"


def reasons_of_existing(keys: Iterable[str]) -> Mapping[str, str]:
    """Return, by key, why each notice that exists already is not made again; one statement."""
    reasons = {NoticeState.PLANNED: "already_planned", NoticeState.COMPOSED: "already_planned"}
    found = Notice.objects.filter(key__in=list(keys)).values_list("key", "state", "reason")
    return {
        key: reasons.get(NoticeState(state), reason or "already_sent")
        for key, state, reason in found
    }


def lost_notices(subject: str, rule: str) -> Mapping[str, str]:
    """Return, by recipient's key, why a rule's notices about a subject did not arrive; one statement."""
    lost = Notice.objects.filter(subject=subject, rule=rule, state=NoticeState.FAILED)
    return dict(lost.values_list("recipient_key", "reason"))


def outbox(subjects: Sequence[QuerySet] | None = None) -> QuerySet[Message]:
    """Return the organisation's messages, the newest first, without those that were sent again since.

    With `subjects`, each a query of names such as `consultation:12`, only messages about one of them.
    """
    found = Message.objects.filter(resent_as=None)
    if subjects is not None:
        about = Q(pk__in=[])
        for names in subjects:
            about |= Q(subject__in=names)
        carried = Notice.objects.filter(about, message=OuterRef("pk"))
        found = found.filter(Exists(carried))
    return found.order_by("-created_at", "-pk")


def counts_by_state(messages: QuerySet[Message]) -> Mapping[str, int]:
    """Return how many of these messages stand in each state; one statement."""
    rows = messages.order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def that_need_somebody(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Return those of these messages that did not arrive, or may not have, and that nobody settled otherwise."""
    lost = Notice.objects.filter(message=OuterRef("pk"), state=NoticeState.FAILED)
    return messages.filter(Exists(lost), state__in=LOST)


def subjects_of(message: Message) -> list[str]:
    """Return what a message is about; its notices have moved on to the last try, if it was sent again."""
    return list(last_try(message).notices.values_list("subject", flat=True))


def last_try(message: Message) -> Message:
    """Return the message itself, or the newest of those in which it was sent again."""
    while message.resent_as is not None:
        message = message.resent_as
    return message

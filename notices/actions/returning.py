"""What became of a message after it was sent: it came back, it is late, it arrived after all."""

from collections.abc import Sequence
from datetime import datetime
from itertools import batched

from django.db import transaction
from django.db.models import Q

from access import audit
from access.actors import Actor
from access.scope import across_organisations, working_in
from notices.actions.recording import confirm, lock_first
from notices.models import Message, MessageState, Notice, NoticeState
from notices.providers import News, Report
from notices.recipients import note_return
from notices.rules import NamesPeople, rules

MAY_COME_BACK = (
    MessageState.HANDED_OVER,
    MessageState.SENT,
    MessageState.UNSURE,
    MessageState.FAILED,
)
CARRIED = (NoticeState.COMPOSED, NoticeState.SENT, NoticeState.FAILED)
REPORTS_AT_ONCE = 500
CAME_BACK = "came_back"
FOR_GOOD = frozenset({"bounced", "complained", CAME_BACK})
"""Reasons after which nobody writes to the address until it was corrected."""


def worth_taking(reports: Sequence[Report]) -> list[Report]:
    """Return the reports that may change something, so that thousands which say that all is well cost little."""
    is_open = Q(state__in=MAY_COME_BACK) & (~Q(state=MessageState.SENT) | ~Q(reason=""))
    found: list[Report] = []
    with across_organisations(reason="a mail provider's report names a message and nothing else"):
        for some in batched(reports, REPORTS_AT_ONCE):
            rows = Message.objects.filter(is_open, pk__in={one.message_pk for one in some})
            doubtful = set(rows.values_list("pk", flat=True))
            found += [one for one in some if one.news != News.ARRIVED or one.message_pk in doubtful]
    return found


@transaction.atomic
def take_report(*, report: Report, now: datetime) -> bool:
    """Record what a mail provider says of one message; return whether that was news. Saying it twice changes nothing."""
    with across_organisations(reason="a mail provider's report names a message and nothing else"):
        message = Message.objects.select_for_update().filter(pk=report.message_pk).first()
        if message is None:
            return False
        match report.news:
            case News.RETURNED:
                return _came_back(message, report.reason, now)
            case News.ARRIVED:
                return _arrived(message, now)
            case News.DELAYED:
                return _is_late(message, report.reason)
    return False


@transaction.atomic
def mark_returned(*, actor: Actor, message: Message, now: datetime) -> bool:
    """Record that a person saw a message come back, as installations without a mail provider hear of it."""
    current = Message.objects.select_for_update().get(pk=message.pk)
    if not _came_back(current, CAME_BACK, now):
        return False
    audit.record(actor, "message_came_back", current)
    return True


@transaction.atomic
def mark_arrived(*, actor: Actor, message: Message, now: datetime) -> bool:
    """Record that a person found out that a message arrived which nobody had confirmed."""
    current = Message.objects.select_for_update().get(pk=message.pk)
    if current.resent_as_id is not None or current.state != MessageState.UNSURE:
        return False
    confirm(current, now)
    audit.record(actor, "message_arrived", current)
    return True


def _came_back(message: Message, reason: str, now: datetime) -> bool:
    if message.state not in MAY_COME_BACK:
        return False
    message.state = MessageState.RETURNED
    message.reason = reason
    message.returned_at = now
    message.save(update_fields=["state", "reason", "returned_at"])
    if message.organisation is None:
        return True
    with working_in(message.organisation):
        notices = list(message.notices.filter(state__in=CARRIED).order_by("pk"))
        lock_first(notices)
        # Pressed for news that names nobody, it would name on another page who got it, and so who answered.
        is_told_to_all = reason != CAME_BACK or all(map(_names_people, notices))
        if reason in FOR_GOOD and is_told_to_all:
            note_return(
                message.recipient_kind,
                message.recipient_key,
                left_at=message.handed_over_at,
                today=now.astimezone(message.organisation.zone).date(),
            )
        ids = [one.pk for one in notices]
        Notice.objects.filter(pk__in=ids).update(state=NoticeState.FAILED, reason=reason)
        for one in notices:
            if one.rule in rules:
                rules.get(one.rule).failed(one, reason, now)
    return True


def _names_people(notice: Notice) -> bool:
    return notice.rule in rules and isinstance(rules.get(notice.rule), NamesPeople)


def _arrived(message: Message, now: datetime) -> bool:
    """A report that it arrived settles a doubt and ends a delay; whatever came back stays so."""
    if message.state in {MessageState.HANDED_OVER, MessageState.UNSURE}:
        confirm(message, now)
        return True
    is_late = message.state == MessageState.SENT and message.reason != ""
    if is_late:
        message.reason = ""
        message.save(update_fields=["reason"])
    return is_late


def _is_late(message: Message, reason: str) -> bool:
    if message.state != MessageState.SENT or message.reason == reason:
        return False
    message.reason = reason
    message.save(update_fields=["reason"])
    return True

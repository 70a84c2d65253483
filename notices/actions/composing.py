"""Composing: the notices for one person and channel become messages; those of digest rules share one."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Min

from access.scope import across_organisations
from notices.models import Message, Notice, NoticeState
from notices.rules import rules

RECIPIENT = ("organisation_id", "recipient_kind", "recipient_key", "channel")
PEOPLE_AT_ONCE = 500


def compose(*, now: datetime) -> int:
    """Put every planned notice into a message that may be sent from `now` on; return how many messages were made.

    Two composers at once make each message once: whoever locks a person's notices first takes them all.
    """
    with across_organisations(reason="the outbox composes for every organisation"):
        waiting = Notice.objects.filter(state=NoticeState.PLANNED).values(*RECIPIENT)
        people = list(waiting.annotate(first=Min("pk")).order_by("first")[:PEOPLE_AT_ONCE])
        recipients = [{name: one[name] for name in RECIPIENT} for one in people]
        return sum(_compose_for(recipient, now) for recipient in recipients)


@transaction.atomic
def _compose_for(recipient: dict[str, object], now: datetime) -> int:
    waiting = Notice.objects.filter(state=NoticeState.PLANNED, **recipient)
    bundles = _bundles(list(waiting.select_for_update().order_by("pk")))
    for bundle in bundles:
        message = Message.objects.create(next_try_at=now, **recipient)
        ids = [notice.pk for notice in bundle]
        Notice.objects.filter(pk__in=ids).update(state=NoticeState.COMPOSED, message=message)
    return len(bundles)


def _bundles(notices: Sequence[Notice]) -> list[list[Notice]]:
    digest = [one for one in notices if one.rule in rules and rules.get(one.rule).waits_for_digest]
    alone = [[one] for one in notices if one not in digest]
    return [digest, *alone] if digest else alone

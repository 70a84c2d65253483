"""How late the outbox is, over all organisations: what should have been told, or sent, and was not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from access.scope import across_organisations
from notices.models import Message, MessageState, Notice, NoticeState
from notices.rules import rules

TO_SEND = (MessageState.QUEUED, MessageState.LEASED)
DID_NOT_ARRIVE = (MessageState.UNSURE, MessageState.FAILED, MessageState.RETURNED)


@dataclass(frozen=True, slots=True)
class OldestNotice:
    """The thing to tell that has waited longest for a message: the rule that asks for it, and since when."""

    rule: str
    since: datetime

    @property
    def label(self) -> str:
        """What people call the rule."""
        return str(rules.get(self.rule).label) if self.rule in rules else self.rule


def oldest_due_notice(now: datetime) -> OldestNotice | None:
    """Return what should have been put into a message first of all that is in none yet; one statement over the few that are.

    What waits on purpose, for a morning or a week, is due when that time has come.
    """
    with across_organisations(reason="operators see how late the outbox is, whoever waits"):
        since = _to_compose(now).annotate(since=Coalesce("not_before", "planned_at"))
        found = since.order_by("since", "pk").values_list("rule", "since").first()
    return OldestNotice(*found) if found else None


def oldest_due_message(now: datetime) -> datetime | None:
    """Return since when the message has waited that should have left first; one indexed statement."""
    with across_organisations(reason="operators see how late the outbox is, whoever waits"):
        first: datetime | None = _due(now).aggregate(first=Min("next_try_at"))["first"]
    return first


def messages_waiting() -> int:
    """Return how many messages wait, those to be tried again later included."""
    with across_organisations(reason="operators see how late the outbox is, whoever waits"):
        return Message.objects.filter(state__in=TO_SEND).count()


def did_not_arrive(now: datetime, within: timedelta) -> Mapping[str, int]:
    """Return by state how many messages made within this time are unsure, failed or came back."""
    with across_organisations(reason="operators see how much does not arrive, whoever waits"):
        recent = Message.objects.filter(state__in=DID_NOT_ARRIVE, created_at__gte=now - within)
        counted = dict(recent.values_list("state").annotate(n=Count("pk")))
    return {str(state): counted.get(state, 0) for state in DID_NOT_ARRIVE}


def has_work_due(since: datetime) -> bool:
    """Return whether anything was due at `since` and is not done: a message, a notice, or what a rule would plan."""
    with across_organisations(reason="the watchdog asks whether anything is due, whoever waits"):
        return (
            _due(since).exists()
            or _to_compose(since).filter(planned_at__lte=since).exists()
            or any(rule.due(since) for rule in rules)
        )


def _to_compose(now: datetime) -> QuerySet[Notice]:
    need_not_wait = Q(not_before=None) | Q(not_before__lte=now)
    found: QuerySet[Notice] = Notice.objects.filter(need_not_wait, state=NoticeState.PLANNED)
    return found


def _due(now: datetime) -> QuerySet[Message]:
    free = Q(state=MessageState.QUEUED) | Q(lease_until__lte=now)
    found: QuerySet[Message] = Message.objects.filter(free, state__in=TO_SEND, next_try_at__lte=now)
    return found

"""Who was asked by name, has not answered and may be reminded once more. It leaves here as a number, or as letters.

Nobody is shown who has answered: pages get `would_hear` as a count only, and the rule that writes keeps no reason for those
it leaves out.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from feedback.domain.nudging import PAUSE_DAYS, Reach, why_not_nudge
from feedback.models import Ask, Consultation, Nudge, Response, ResponseAuthor
from feedback.queries.asking_rules import AT_ONCE
from feedback.queries.inviting import PARTICIPANT, why_not_ask
from feedback.queries.limits import current_limits
from feedback.queries.load_history import people
from feedback.queries.loop_facts import current_zone
from notices.models import Notice, NoticeState
from participants.queries import contacts
from projects.domain.small_numbers import K_INTERNAL, is_hidden

NOT_OPEN, BY_LINK_ONLY, JUST_DONE = "not_open", "by_link_only", "just_done"


def are_few(reached: int) -> bool:
    """Whether so many may not be told as a number: who knows the others could tell who has answered. Nobody is few too."""
    return is_hidden(reached, K_INTERNAL)


def why_no_nudge(consultation: Consultation, now: datetime) -> str:
    """Return the code of why nobody can be reminded in this ask at all, or ""; three statements at most."""
    if not consultation.is_open(now):
        return NOT_OPEN
    if not Ask.objects.filter(consultation=consultation, asked_on__isnull=False).exists():
        return BY_LINK_ONLY
    since = now - timedelta(days=PAUSE_DAYS)
    done = Nudge.objects.filter(consultation=consultation, sent_at__gt=since)
    return JUST_DONE if done.exists() else ""


def nudges(consultation: Consultation) -> list[Nudge]:
    """Return every reminder that was sent so far, the first one first; one statement."""
    return list(Nudge.objects.filter(consultation=consultation).select_related("by__user"))


def has_answered(ask: Ask) -> bool:
    """Return whether the person's answers are there now; one statement."""
    thread = ResponseAuthor.objects.filter(ask=ask).values("thread")
    return Response.objects.current().filter(thread__in=thread).exists()


def would_hear(consultation: Consultation, now: datetime) -> list[int]:
    """Return the ids of those who would be written to now; a fixed number of statements for every 500 people."""
    today = now.astimezone(consultation.organisation.zone).date()
    reminders = _silent(consultation)
    ids = sorted(reminders)
    found: list[int] = []
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        found += _may_be_reminded({pk: reminders[pk] for pk in some}, today, now)
    return found


def _silent(consultation: Consultation) -> dict[int, int]:
    """Everybody asked whose answers are not there, with how often they were reminded; one statement."""
    answered = ResponseAuthor.objects.filter(
        thread__in=Response.objects.current().filter(consultation=consultation).values("thread")
    )
    asks = Ask.objects.filter(consultation=consultation, asked_on__isnull=False)
    silent = asks.exclude(pk__in=answered.values("ask"))
    return dict(silent.values_list("participant_id", "reminders"))


def _may_be_reminded(reminders: dict[int, int], today: date, now: datetime) -> list[int]:
    reached = [pk for pk, one in contacts(reminders).items() if not why_not_ask(one)]
    _version, settings = current_limits()
    messages = _last_messages(reached, now)
    known: Any = people(reached, today=today) if reached else {}
    return [
        pk
        for pk, one in known.items()
        if not why_not_nudge(
            Reach(reminders[pk], messages.get(pk)), one.history, one.profile, today, settings
        )
    ]


def _last_messages(ids: Iterable[int], now: datetime) -> dict[int, date]:
    """The local day of our newest message to each of these people, where it is within the pause or still to go; one statement."""
    zone, since = current_zone(), now - timedelta(days=PAUSE_DAYS)
    waiting = Q(state__in=[NoticeState.PLANNED, NoticeState.COMPOSED])
    rows = Notice.objects.filter(
        waiting | Q(sent_at__gt=since),
        recipient_kind=PARTICIPANT,
        recipient_key__in=[str(pk) for pk in ids],
    )
    found: dict[int, date] = {}
    for key, sent_at in rows.values_list("recipient_key", "sent_at"):
        day = (sent_at or now).astimezone(zone).date()
        found[int(key)] = max(day, found.get(int(key), date.min))
    return found


def due_nudges(now: datetime, rule: str) -> list[tuple[int, int]]:
    """Return (organisation, nudge) of each that is to be written and was not planned yet, while it is open; one statement.

    After two days it is too late: what was meant then may not be true any more.
    """
    fresh = Nudge.objects.filter(
        sent_at__lte=now,
        sent_at__gt=now - timedelta(days=PAUSE_DAYS),
        reached__gt=0,
        consultation__closes_at__gt=now,
        consultation__withdrawn_at=None,
    )
    pairs = dict(fresh.order_by("pk").values_list("pk", "organisation_id"))
    if not pairs:
        return []
    planned = Notice.objects.filter(rule=rule, subject__in=[f"nudge:{pk}" for pk in pairs])
    done = set(planned.values_list("subject", flat=True))
    return [(home, pk) for pk, home in pairs.items() if f"nudge:{pk}" not in done]


def nudges_by_id(ids: Iterable[int]) -> list[Nudge]:
    """Return these with what a message says; one statement."""
    rows = Nudge.objects.filter(pk__in=list(ids))
    return list(
        rows.select_related(
            "organisation", "consultation__owner__user", "consultation__organisation"
        )
    )

"""Keeping how people stand: counted anew in batches, marked as stale by whatever changes it.

Screens read what is kept. The task counts what is stale or of an earlier day; nothing is lost when it is late.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from access.scope import across_organisations, current_organisation, working_in
from feedback.domain.load import Load, score
from feedback.models import Ask, Consultation, LoadSnapshot
from feedback.queries.limits import current_limits
from feedback.queries.load_history import people
from organisations.models import Organisation
from participants.queries import people_after

BATCH = 500
"""How many people are counted at once, in a fixed number of statements."""
BATCHES_A_ROUND = 4
"""How many batches one round of the task counts for an organisation; the next minute counts on."""
FIELDS = (
    *("made_on", "is_stale", "limits_version", "score", "band", "blocked_by", "debt"),
    *("asked", "due", "credited", "answered", "last_asked_on"),
)


@transaction.atomic
def mark_stale(participant_ids: Iterable[int]) -> None:
    """Let these people be counted anew. Whoever was never counted yet gets a row to be found by."""
    ids = sorted(set(participant_ids))
    known = _locked(ids)
    LoadSnapshot.objects.filter(participant__in=ids).update(is_stale=True)
    home: Any = current_organisation()
    LoadSnapshot.objects.bulk_create(
        [
            LoadSnapshot(organisation=home, participant_id=pk, made_on=date.min, is_stale=True)
            for pk in ids
            if pk not in known
        ],
        ignore_conflicts=True,
    )


def mark_asked_stale(consultation: Consultation) -> None:
    """Let everybody whom a consultation asked be counted anew, answered or not: nobody can tell by it who did."""
    asked = Ask.objects.filter(consultation=consultation, asked_on__isnull=False)
    mark_stale(asked.values_list("participant_id", flat=True))


@transaction.atomic
def count_reminder(ask: Ask) -> None:
    """Note that a person got one more message about what they were asked; it weighs a little."""
    Ask.objects.filter(pk=ask.pk).update(reminders=F("reminders") + 1)
    mark_stale([ask.participant_id])


def mark_everybody_stale() -> None:
    """Let everybody of the current organisation be counted anew, because the limits changed."""
    LoadSnapshot.objects.filter(is_stale=False).update(is_stale=True)


@transaction.atomic
def count_loads(participant_ids: Sequence[int], *, today: date) -> int:
    """Count anew how these people stand on `today`, in a fixed number of statements; return how many there are."""
    _locked(participant_ids)
    version, settings = current_limits()
    home: Any = current_organisation()
    rows = [
        _row(home, pk, version, score(one.history, one.profile, today, settings), today)
        for pk, one in people(participant_ids, today=today).items()
    ]
    LoadSnapshot.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["participant"], update_fields=FIELDS
    )
    return len(rows)


def refresh_loads(*, now: datetime) -> int:
    """Count whoever is stale or was counted on an earlier day, in every organisation; answer how many.

    A round ends after a few batches, so that the next tasks do not wait.
    """
    with across_organisations(reason="counting the loads that are out of date, whosever they are"):
        waiting = LoadSnapshot.objects.filter(Q(is_stale=True) | Q(made_on__lt=now.date()))
        ids = list(waiting.values_list("organisation", flat=True).distinct().order_by())
    return sum(_refresh(home, now) for home in Organisation.objects.filter(pk__in=ids))


def _refresh(home: Organisation, now: datetime) -> int:
    today = now.astimezone(home.zone).date()
    count = 0
    with working_in(home):
        for _round in range(BATCHES_A_ROUND):
            waiting = LoadSnapshot.objects.filter(Q(is_stale=True) | Q(made_on__lt=today))
            ids = list(waiting.order_by("pk").values_list("participant_id", flat=True)[:BATCH])
            if not ids:
                break
            count += count_loads(ids, today=today)
    return count


def recount_loads(today: date) -> int:
    """Count everybody of the current organisation anew, also whoever was never counted; return how many there are."""
    count, last = 0, 0
    while ids := people_after(last, BATCH):
        count += count_loads(ids, today=today)
        last = ids[-1]
    return count


def _locked(participant_ids: Sequence[int]) -> set[int]:
    """Lock the rows of these people, always in the same order: what is marked while they are counted is marked after it."""
    rows = LoadSnapshot.objects.select_for_update().filter(participant__in=participant_ids)
    return set(rows.order_by("pk").values_list("participant_id", flat=True))


def _row(home: Any, participant_id: int, version: int, load: Load, today: date) -> LoadSnapshot:
    return LoadSnapshot(
        organisation=home,
        participant_id=participant_id,
        made_on=today,
        is_stale=False,
        limits_version=version,
        score=Decimal(str(load.score)),
        band=load.band,
        blocked_by=load.blocked_by,
        debt=load.debt,
        asked=load.asked,
        due=load.due,
        credited=Decimal(str(load.credited)),
        answered=load.answered,
        last_asked_on=load.last_asked_on,
    )

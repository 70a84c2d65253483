"""Making the result once a consultation has closed. It is closed by its dates alone; this only computes what is shown."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from access import audit
from access.scope import across_organisations, working_in
from feedback.actions.schedule import reset_next_notice
from feedback.domain.remade import few_changed
from feedback.models import Consultation, ConsultationKind, ResultSnapshot
from feedback.models.asking import LATE_GRACE
from feedback.queries.gathering import gathered
from feedback.queries.loop_facts import current_zone
from feedback.queries.results import counts
from projects.domain.small_numbers import is_hidden

BATCH = 50
"""How many results one round makes; the next round, a minute later, makes the next ones."""


def close_due(*, now: datetime) -> int:
    """Make the result of every consultation that closed at least 15 minutes before `now`; answers how many.

    One that has its result already is left alone, unless it was open again since. Withdrawn ones have none.
    """
    with across_organisations(reason="making the results that are due, whoever they belong to"):
        due = list(
            Consultation.objects.filter(
                Q(snapshot=None) | Q(snapshot__made_at__lt=F("closes_at")),
                kind=ConsultationKind.FORM,
                opened_at__isnull=False,
                withdrawn_at=None,
                closes_at__lte=now - LATE_GRACE,
            )
            .select_related("organisation")
            .order_by("closes_at", "pk")[:BATCH]
        )
    for consultation in due:
        with working_in(consultation.organisation):
            make_snapshot(consultation=consultation, now=now)
    return len(due)


def make_snapshot(*, consultation: Consultation, now: datetime) -> ResultSnapshot:
    """Compute the result of one consultation and keep it, in place of an earlier one.

    Where a result with numbers was there and only a few answers differ from it, the earlier one stays: whoever saw both could
    subtract them. So does that of a single question that only few more answered. The page says so.
    """
    with transaction.atomic():
        # Whoever types in a paper at this moment either comes first and is counted, or finds it made.
        current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
        if current.next_notice_on is None:
            # What came since the last day may be owed an answer that nobody looks for any more.
            reset_next_notice(current, today=now.astimezone(current_zone()).date())
        answered = counts(consultation)
        earlier = ResultSnapshot.objects.filter(consultation=consultation).first()
        if earlier is not None and _could_be_subtracted(earlier, answered, consultation):
            earlier.made_at = now
            earlier.data |= {"stays_since": earlier.data.get("stays_since") or now.isoformat()}
            earlier.save(update_fields=["made_at", "data"])
            return earlier
        made, is_new = ResultSnapshot.objects.update_or_create(
            consultation=consultation,
            defaults={
                "organisation": consultation.organisation,
                "made_at": now,
                "answered": answered,
                "data": _as_far_as_told(gathered(consultation), earlier, consultation),
                "settings_version": consultation.organisation.settings_version,
            },
        )
        if is_new:
            audit.record(None, "consultation.result_made", consultation, answered=made.answered)
    return made


def _could_be_subtracted(
    earlier: ResultSnapshot, answered: int, consultation: Consultation
) -> bool:
    """Whether the earlier result showed numbers, and too few answers came or went since."""
    least = consultation.least_internal
    return not is_hidden(earlier.answered, least) and is_hidden(
        abs(answered - earlier.answered), least
    )


OF_A_RESULT = ("summary", "least", "by_group", "not_shown", "users", "stays")
"""What a kept question holds besides how it was asked."""


def _as_far_as_told(
    made: dict[str, Any], earlier: ResultSnapshot | None, consultation: Consultation
) -> dict[str, Any]:
    """The new result, with those questions as they were of which both results together would tell what few people said."""
    before = {one["key"]: one for one in earlier.data.get("questions", [])} if earlier else {}
    least = consultation.least_internal
    made["questions"] = [
        _as_it_was(one, before[one["key"]])
        if one["key"] in before and few_changed(before[one["key"]], one, least)
        else one
        for one in made["questions"]
    ]
    return made


def _as_it_was(now: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    asked = {name: value for name, value in now.items() if name not in OF_A_RESULT}
    result = {name: value for name, value in before.items() if name in OF_A_RESULT}
    return asked | result | {"stays": True}

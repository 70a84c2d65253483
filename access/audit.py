"""Writing the audit trail. Answering is exempt: it would serialise a full room and time-stamp anonymous words."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction

from access.actors import Actor
from access.models import AuditEntry
from access.scope import across_organisations

LOOKED = "operator_looked"
ONE_LOOK = timedelta(hours=1)
"""Looks of one operator at one thing within this time are one look."""


def record(actor: Actor | None, verb: str, target: models.Model, **data: Any) -> AuditEntry:
    """Write down that `actor` did `verb` to `target`; `data` holds codes, ids and counts, never words or addresses.

    `actor` is None when the system itself acted (a form closing at the end of its day). Call inside the transaction of
    the change itself.
    """
    organisation_id = getattr(target, "organisation_id", None) or target.pk
    return AuditEntry.objects.create(
        organisation_id=organisation_id,
        actor_id=actor.user_id if actor else None,
        verb=verb,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        data=data,
    )


def record_by_operator(
    *, user_id: int, organisations: Iterable[int], verb: str, target_type: str, target_id: str
) -> None:
    """Write down what an operator did, for each organisation that it concerns."""
    with across_organisations(reason="an operator belongs to no organisation"):
        AuditEntry.objects.bulk_create(
            AuditEntry(
                organisation_id=organisation,
                actor_id=user_id,
                verb=verb,
                target_type=target_type,
                target_id=target_id,
            )
            for organisation in sorted(organisations)
        )


@transaction.atomic
def operator_looked(
    *, user_id: int, organisations: set[int], target_type: str, target_id: str, now: datetime
) -> None:
    """Write down that an operator looked at something of these organisations, once an hour for each thing.

    The one thing that a GET writes: the look itself is what has to be known.
    """
    with across_organisations(reason="an operator belongs to no organisation"):
        known = AuditEntry.objects.filter(
            organisation__in=organisations,
            actor=user_id,
            verb=LOOKED,
            target_type=target_type,
            target_id=target_id,
            at__gt=now - ONE_LOOK,
        ).values_list("organisation_id", flat=True)
        unknown = organisations - set(known)
    record_by_operator(
        user_id=user_id,
        organisations=unknown,
        verb=LOOKED,
        target_type=target_type,
        target_id=target_id,
    )

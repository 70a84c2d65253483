"""Writing the audit trail. Answering is exempt: it would serialise a full room and time-stamp anonymous words."""

from typing import Any

from django.db import models

from access.actors import Actor
from access.models import AuditEntry


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

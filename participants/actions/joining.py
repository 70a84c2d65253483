"""Making one person of two rows that turned out to be the same. It cannot be undone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from participants.actions.people import INSIDE
from participants.models import Participant
from participants.personal_data import kinds


class LeftBehindError(Exception):
    """Something still refers to the row that would go, so nothing was joined."""


@transaction.atomic
def join_people(
    *, actor: Actor, from_id: int, into_id: int, values: Mapping[str, Any], now: datetime
) -> None:
    """Make one person of two: everything that is kept about `from_id` becomes `into_id`'s, with the values chosen.

    What other tables hold is joined by their own kinds (`participants.personal_data`). Nothing is lost unseen: if any row
    still refers to the one that goes, nothing happens.

    Raises:
        LeftBehindError: when some table has no kind that joins it.

    """
    rows = Participant.objects.select_for_update().filter(pk__in=[from_id, into_id])
    both = {row.pk: row for row in rows.order_by("pk")}
    gone, kept = both[from_id], both[into_id]
    before = {
        kept.contact_email: kept.email_returned_on,
        gone.contact_email: gone.email_returned_on,
    }
    _keep_apart(gone)
    Participant.objects.filter(reached_through=from_id).update(reached_through=into_id)
    for kind in kinds:
        kind.join(from_id, into_id)
    _refuse_what_is_left(gone)
    for name, value in values.items():
        setattr(kept, INSIDE.get(name, name), value)
    if kept.reached_through_id in {from_id, into_id}:
        kept.reached_through = None
    kept.email_returned_on = before.get(kept.contact_email)
    kept.email_corrected_at = now
    days = [day for day in (kept.last_contact_on, gone.last_contact_on) if day]
    kept.last_contact_on = max(days, default=None)
    gone.delete()
    kept.save()
    audit.record(actor, "people_joined", kept, was=from_id)


def _keep_apart(gone: Participant) -> None:
    """Free the address of the row that goes, and let nobody be reached through it any more but through the other."""
    gone.contact_email = ""
    gone.save(update_fields=["contact_email"])


def _refuse_what_is_left(gone: Participant) -> None:
    relations: list[Any] = list(Participant._meta.get_fields(include_hidden=True))
    for relation in relations:
        if relation.auto_created and not relation.concrete:
            table, name = relation.related_model, relation.field.name
            if table._default_manager.filter(**{name: gone}).exists():
                raise LeftBehindError(table._meta.label)

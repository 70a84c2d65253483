"""Making one person of two rows that turned out to be the same. It cannot be undone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from access.bin import with_the_bin
from participants.followers import changed
from participants.links import end_record_links
from participants.models import Participant
from participants.personal_data import kinds
from participants.queries.contacts import normal_address
from participants.queries.people import INSIDE


class LeftBehindError(Exception):
    """Something still refers to the row that would go, so nothing was joined."""


@with_the_bin()
@transaction.atomic
def join_people(
    *, actor: Actor, from_id: int, into_id: int, values: Mapping[str, Any], now: datetime
) -> None:
    """Make one person of two: everything that is kept about `from_id` becomes `into_id`'s, with the values chosen.

    What other tables hold is joined by their own kinds (`participants.personal_data`). Nothing is lost unseen: if any row
    still refers to the one that goes, nothing happens.

    Raises:
        LeftBehindError: when some table has no kind that joins it, or one of the two is gone by now.

    """
    both = [from_id, into_id]
    list(Participant.objects.select_for_update().filter(pk__in=both).order_by("pk"))
    before = Participant.objects.in_bulk(both)
    if len(before) < len(both):
        raise LeftBehindError
    _end_links_elsewhere(before, into_id, values)
    for kind in kinds:
        kind.join(from_id, into_id)
    gone = Participant.objects.get(pk=from_id)
    _refuse_what_is_left(gone)
    gone.delete()
    kept = Participant.objects.get(pk=into_id)
    for name, value in values.items():
        setattr(kept, INSIDE.get(name, name), value)
    if kept.reached_through_id in both:
        kept.reached_through = None
    returned = {one.contact_email: one.email_returned_on for one in before.values()}
    kept.email_returned_on = returned.get(kept.contact_email)
    kept.email_corrected_at = now
    kept.save()
    audit.record(actor, "people_joined", kept, was=from_id)
    changed([into_id])


def _end_links_elsewhere(
    before: Mapping[int, Participant], into_id: int, values: Mapping[str, Any]
) -> None:
    """Let links to a record end that lie in a mailbox to which nothing about the one person goes from now on."""
    into = before[into_id]
    address = normal_address(values.get("email", into.contact_email))
    is_through = values.get("through_id", into.reached_through_id) not in {None, *before}
    for one in before.values():
        if one.contact_email and (is_through or one.contact_email != address):
            end_record_links(one.pk)


def _refuse_what_is_left(gone: Participant) -> None:
    relations: list[Any] = list(Participant._meta.get_fields(include_hidden=True))
    for relation in relations:
        if relation.auto_created and not relation.concrete:
            table, name = relation.related_model, relation.field.name
            if table._default_manager.filter(**{name: gone}).exists():
                raise LeftBehindError(table._meta.label)

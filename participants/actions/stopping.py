"""Never writing to somebody again, because they asked for it."""

from datetime import date
from typing import Any

from django.db import transaction

from access import audit, removals
from access.actors import Actor
from access.tokens import digest_of
from participants.followers import changed
from participants.models import Participant, Stop

WRITING_STOPPED = "stop"
"""How a stop is noted for restored copies."""


@transaction.atomic
def stop_writing(
    *, participant_id: int, organisation: Any, today: date, actor: Actor | None = None
) -> None:
    """Write down that a person asked us to stop writing to them. A second time changes nothing.

    `actor` is the colleague whom they told; None where they did it by their link.
    """
    stop, is_new = Stop.objects.get_or_create(
        participant_id=participant_id,
        defaults={"organisation": organisation, "stopped_on": today},
    )
    if is_new:
        audit.record(actor, "writing_stopped", stop)
        key = _stop_key(stop.participant)
        removals.note(kind=WRITING_STOPPED, organisation=organisation, keys=[key], on=today)
        changed([participant_id])


@transaction.atomic
def repeat_stop(*, key: str, organisation: Any, on: date) -> None:
    """Write down again, in a restored copy, that the person behind `key` asked us to stop on that day."""
    person = Participant.objects.filter(pk=int(key.partition(".")[0])).first()
    if person is None or _stop_key(person) != key:
        return
    stop, is_new = Stop.objects.get_or_create(
        participant=person, defaults={"organisation": organisation, "stopped_on": on}
    )
    if is_new:
        audit.record(None, "writing_stopped", stop)
        changed([person.pk])


def _stop_key(person: Participant) -> str:
    """The person's number, and a mark that nobody has who gets the same number in a restored copy."""
    return f"{person.pk}.{digest_of(person.created_at.isoformat())[:12]}"

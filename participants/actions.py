"""Changes to the register: writing people down, and never writing to them again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from access import audit
from participants.models import Participant, Stop
from participants.queries import normal_address


def register_person(*, organisation: Any, name: str, email: str) -> int:
    """Write one person down and return the id; a known address stays the same person. See `register_people`."""
    return register_people(organisation=organisation, people=[(name, email)])[0]


@transaction.atomic
def register_people(*, organisation: Any, people: Sequence[tuple[str, str]]) -> list[int]:
    """Write people down, given as (name, e-mail), either of which may be empty; return their ids in that order.

    A known address stays the same person, and gets the name if it had none. Whoever has no address becomes a new
    person each time, because names alone tell nobody apart.
    """
    rows = [(name.strip(), normal_address(email)) for name, email in people]
    names = {address: name for name, address in reversed(rows) if address}
    Participant.objects.bulk_create(
        [
            Participant(organisation=organisation, name=name, contact_email=address)
            for address, name in names.items()
        ],
        ignore_conflicts=True,
    )
    known = {
        person.contact_email: person
        for person in Participant.objects.filter(contact_email__in=list(names))
    }
    for address, person in known.items():
        if names[address] and not person.name:
            person.name = names[address]
            person.save(update_fields=["name"])
    nameless = Participant.objects.bulk_create(
        [Participant(organisation=organisation, name=name) for name, address in rows if not address]
    )
    without_address = iter(nameless)
    return [known[address].pk if address else next(without_address).pk for _name, address in rows]


@transaction.atomic
def stop_writing(*, participant_id: int, organisation: Any, today: date) -> None:
    """Write down that a person asked us to stop writing to them. A second time changes nothing."""
    stop, is_new = Stop.objects.get_or_create(
        participant_id=participant_id,
        defaults={"organisation": organisation, "stopped_on": today},
    )
    if is_new:
        audit.record(None, "writing_stopped", stop)

"""Writing people down, and their addresses."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from participants.links import end_record_links
from participants.models import Participant
from participants.queries.agreements import current_basis
from participants.queries.contacts import normal_address


def register_person(*, organisation: Any, name: str, email: str) -> int:
    """Write one person down and return the id; a known address stays the same person. See `register_people`."""
    return register_people(organisation=organisation, people=[(name, email)])[0]


@transaction.atomic
def register_people(*, organisation: Any, people: Sequence[tuple[str, str]]) -> list[int]:
    """Write people down, given as (name, e-mail), either of which may be empty; return their ids in that order.

    A known address stays the same person, and gets the name if it had none. Whoever is new gets the legal ground of now, and whoever has no address becomes a new
    person each time, because names alone tell nobody apart.
    """
    rows = [(name.strip(), normal_address(email)) for name, email in people]
    names = {address: name for name, address in reversed(rows) if address}
    basis = current_basis()
    Participant.objects.bulk_create(
        [
            Participant(
                organisation=organisation,
                name=name,
                contact_email=address,
                lawful_basis=basis,
            )
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
        [
            Participant(organisation=organisation, name=name, lawful_basis=basis)
            for name, address in rows
            if not address
        ]
    )
    without_address = iter(nameless)
    return [known[address].pk if address else next(without_address).pk for _name, address in rows]


class AddressTakenError(Exception):
    """Somebody else in the register has this address."""


class AddressMovedError(Exception):
    """The address is not the one that was seen any more; the text is the address as it is now."""


@transaction.atomic
def correct_address(
    *, actor: Actor, participant_id: int, seen: str, email: str, now: datetime
) -> None:
    """Give a person another address, or say that the one `seen` is right; from then on it is written to again.

    Where somebody else's address is used for them, it is that one's address.

    Raises:
        AddressMovedError: when somebody changed the address since it was `seen`.
        AddressTakenError: when somebody else in the register has it.

    """
    person = _whose_address(participant_id)
    if person is None:
        raise Participant.DoesNotExist
    if person.contact_email != normal_address(seen):
        raise AddressMovedError(person.contact_email)
    address = normal_address(email)
    others = Participant.objects.filter(contact_email=address).exclude(pk=person.pk)
    if address and others.exists():
        raise AddressTakenError
    if person.contact_email and address != person.contact_email:
        end_record_links(person.pk)
    person.contact_email = address
    person.email_returned_on = None
    person.email_corrected_at = now
    person.save(update_fields=["contact_email", "email_returned_on", "email_corrected_at"])
    audit.record(actor, "address_corrected", person)


@transaction.atomic
def note_returned_mail(*, participant_id: int, left_at: datetime | None, today: date) -> None:
    """Write down that e-mail to a person's address comes back. What left before the address was corrected says nothing.

    There is no audit entry: the time of one would show which e-mail it was, and so who answered.
    """
    person = _whose_address(participant_id)
    if person is None or not person.contact_email or person.email_returned_on is not None:
        return
    corrected_at = person.email_corrected_at
    if corrected_at is not None and left_at is not None and left_at < corrected_at:
        return
    person.email_returned_on = today
    person.save(update_fields=["email_returned_on"])


def _whose_address(participant_id: int) -> Participant | None:
    """Return, locked, the person whose address is used for this one: themselves, or a parent."""
    rows = Participant.objects.select_for_update()
    person = rows.filter(pk=participant_id).first()
    if person is None or person.reached_through_id is None:
        return person
    return rows.get(pk=person.reached_through_id)

"""Where somebody wants to be phoned: in the register, where telephone numbers stand."""

from typing import Any

from participants.models import Participant
from participants.queries.agreements import current_basis


def register_caller(*, organisation: Any, name: str, phone: str, note: str) -> int:
    """Write down somebody who came without a name and wants to be phoned; return the id. Numbers tell nobody apart."""
    made: Participant = Participant.objects.create(
        organisation=organisation,
        name=name,
        contact_phone=phone,
        contact_note=note,
        lawful_basis=current_basis(),
    )
    return made.pk


def note_call_details(*, participant_id: int, name: str, phone: str, note: str) -> None:
    """Note where a known person wants to be phoned; a name is taken only where there was none.

    A note stays until another takes its place: it may say where ringing brings harm.
    """
    person = Participant.objects.select_for_update().get(pk=participant_id)
    person.contact_phone, person.contact_note = phone, note or person.contact_note
    person.name = person.name or name
    person.save(update_fields=["contact_phone", "contact_note", "name"])

"""Where somebody wants to be phoned: in the register, where telephone numbers stand."""

from typing import Any

from participants.models import Participant
from participants.queries.agreements import current_basis

LONGEST_NOTE = 160


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

    What was noted before, such as "not at the house", stays behind it: it may keep them safe.
    """
    person = Participant.objects.select_for_update().get(pk=participant_id)
    before = person.contact_note
    parts = [before] if note in before else [note, before]
    person.contact_phone = phone
    person.contact_note = " · ".join(part for part in parts if part)[:LONGEST_NOTE]
    person.name = person.name or name
    person.save(update_fields=["contact_phone", "contact_note", "name"])

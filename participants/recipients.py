"""How participants are reached by the outbox."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from notices.recipients import Address, register_recipient, register_return
from participants.actions import note_returned_mail
from participants.queries import contacts


def participant_address(key: str) -> Address | None:
    """Return the address of a person we can and may write to, or None."""
    contact = contacts([int(key)]).get(int(key))
    if contact is None or not contact.is_reachable:
        return None
    is_for = (contact.name or _("somebody whose name we do not know")) if contact.through else ""
    return Address(contact.email, contact.name, is_for=is_for)


def participant_returned(key: str, left_at: datetime | None, today: date) -> None:
    """Write to this address no more, until somebody corrects it."""
    note_returned_mail(participant_id=int(key), left_at=left_at, today=today)


def register() -> None:
    """Register the kind with the outbox."""
    register_recipient("participant", participant_address)
    register_return("participant", participant_returned)

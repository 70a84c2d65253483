"""How participants are reached by the outbox."""

from notices.recipients import Address, register_recipient
from participants.queries import contacts


def participant_address(key: str) -> Address | None:
    """Return the address of a person we can and may write to, or None."""
    contact = contacts([int(key)]).get(int(key))
    if contact is None or not contact.is_reachable:
        return None
    return Address(contact.email, contact.name)


def register() -> None:
    """Register the kind with the outbox."""
    register_recipient("participant", participant_address)

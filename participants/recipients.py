"""How participants are reached by the outbox."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from access.scope import current_organisation
from notices.domain.pace import Rhythm
from notices.recipients import Address, register_recipient, register_return, register_rhythm
from participants.actions import note_returned_mail
from participants.queries import contacts
from participants.queries.codes import contents, waiting_codes


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


def participant_rhythms(keys: Sequence[str]) -> dict[str, Rhythm]:
    """Return when people hear from the organisation: on every day outside its quiet hours. We do not know where they are."""
    home: Any = current_organisation()
    rhythm = Rhythm(home.zone, home.quiet_from, home.quiet_until, weekday=home.digest_weekday)
    return dict.fromkeys(keys, rhythm)


def new_address(key: str) -> Address | None:
    """Return the address that somebody gave as theirs and has to confirm, or None once its code was sent; `key` is the code."""
    for row in waiting_codes([int(key)]):
        inside = contents(row)
        return Address(inside["email"]) if inside and inside["email"] else None
    return None


def register() -> None:
    """Register the kinds with the outbox."""
    register_recipient("participant", participant_address)
    register_recipient("new_address", new_address)
    register_rhythm("participant", participant_rhythms)
    register_return("participant", participant_returned)

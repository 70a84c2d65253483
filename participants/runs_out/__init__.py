"""What of the register and the outbox goes by itself when its time is over."""

from participants.expiring import register_kinds
from participants.runs_out.contacts import Contacts
from participants.runs_out.short import Codes, Files, Mail, RecordLinks, Requests


def register() -> None:
    """Register the kinds of this app."""
    register_kinds(Contacts(), Requests(), Mail(), RecordLinks(), Files(), Codes())

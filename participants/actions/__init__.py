"""Changes to the register, a module for each matter."""

from participants.actions.calls import note_call_details, register_caller
from participants.actions.register import (
    AddressMovedError,
    AddressTakenError,
    correct_address,
    note_returned_mail,
    register_people,
    register_person,
)
from participants.actions.stopping import WRITING_STOPPED, repeat_stop, stop_writing

__all__ = [
    "WRITING_STOPPED",
    "AddressMovedError",
    "AddressTakenError",
    "correct_address",
    "note_call_details",
    "note_returned_mail",
    "register_caller",
    "register_people",
    "register_person",
    "repeat_stop",
    "stop_writing",
]

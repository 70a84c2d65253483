"""Changes to the register, a module for each matter."""

from participants.actions.erasing import (
    PERSON_ERASED,
    Erased,
    MustStayError,
    erase,
    repeat_erasure,
)
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
    "PERSON_ERASED",
    "WRITING_STOPPED",
    "AddressMovedError",
    "AddressTakenError",
    "Erased",
    "MustStayError",
    "correct_address",
    "erase",
    "note_returned_mail",
    "register_people",
    "register_person",
    "repeat_erasure",
    "repeat_stop",
    "stop_writing",
]

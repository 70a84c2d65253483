"""Changes to the register, a module for each matter."""

from participants.actions.erasing import (
    PERSON_ERASED,
    Erased,
    MustStayError,
    erase,
    repeat_erasure,
)
from participants.actions.joining import LeftBehindError, join_people
from participants.actions.people import (
    PersonConflict,
    ThroughError,
    add_need,
    add_person,
    change_person,
    lift_hold,
    place_hold,
    remove_need,
    set_for_many,
    settle_need,
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
from participants.actions.views import NameTakenError, forget_view, keep_view, rename_view

__all__ = [
    "PERSON_ERASED",
    "WRITING_STOPPED",
    "AddressMovedError",
    "AddressTakenError",
    "Erased",
    "LeftBehindError",
    "MustStayError",
    "NameTakenError",
    "PersonConflict",
    "ThroughError",
    "add_need",
    "add_person",
    "change_person",
    "correct_address",
    "erase",
    "forget_view",
    "join_people",
    "keep_view",
    "lift_hold",
    "note_returned_mail",
    "place_hold",
    "register_people",
    "register_person",
    "remove_need",
    "rename_view",
    "repeat_erasure",
    "repeat_stop",
    "set_for_many",
    "settle_need",
    "stop_writing",
]

"""Reads over the register, a module for each matter. Other apps learn a person's name or address here and nowhere else."""

from participants.queries.contacts import (
    Contact,
    contacts,
    contacts_by_address,
    normal_address,
    reachable_ids,
    returned_since,
)
from participants.queries.profiles import AskingProfile, people_after, profiles

__all__ = [
    "AskingProfile",
    "Contact",
    "contacts",
    "contacts_by_address",
    "normal_address",
    "people_after",
    "profiles",
    "reachable_ids",
    "returned_since",
]

"""Reads over the register, a module for each matter. Other apps learn a person's name or address here and nowhere else."""

from participants.queries.contacts import (
    Contact,
    askable_ids,
    contacts,
    contacts_by_address,
    normal_address,
    reachable_ids,
    returned_since,
)

__all__ = [
    "Contact",
    "askable_ids",
    "contacts",
    "contacts_by_address",
    "normal_address",
    "reachable_ids",
    "returned_since",
]

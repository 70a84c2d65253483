"""Reads over the register, a module for each matter. Other apps learn a person's name or address here and nowhere else."""

from participants.queries.contacts import (
    Contact,
    contacts,
    contacts_by_address,
    normal_address,
    reachable_ids,
    reached_alike,
    returned_since,
)
from participants.queries.people import (
    Need,
    Person,
    among,
    everybody,
    fingerprint,
    is_among,
    label_of,
    people,
    reached_through,
    saved_views,
    twin_rows,
    values_of,
)
from participants.queries.profiles import AskingProfile, people_after, profiles

__all__ = [
    "AskingProfile",
    "Contact",
    "Need",
    "Person",
    "among",
    "contacts",
    "contacts_by_address",
    "everybody",
    "fingerprint",
    "is_among",
    "label_of",
    "normal_address",
    "people",
    "people_after",
    "profiles",
    "reachable_ids",
    "reached_alike",
    "reached_through",
    "returned_since",
    "saved_views",
    "twin_rows",
    "values_of",
]

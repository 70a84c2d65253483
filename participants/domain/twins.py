"""Who may be written down twice: keys under which two rows that are probably one person meet."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

SAME_ADDRESS, SAME_PHONE, SAME_NAME = "address", "phone", "name"
SHORTEST_PHONE = 7
COMPARED_DIGITS = 9
"""The last ones: a country code and a leading zero say the same."""
LARGEST_KEY = 8
"""More rows than this under one key are a name that many people have, or an office's phone."""
ONE_MAILBOX = {"googlemail.com": "gmail.com"}
WITHOUT_DOTS = frozenset({"gmail.com"})


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared of one person."""

    id: int
    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Twins:
    """Two rows that may be one person, the older first, and all reasons to think so."""

    first: int
    second: int
    reasons: tuple[str, ...]


def name_key(name: str) -> str:
    """Return a name as it is compared: one form of its letters, no capitals, single spaces."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(plain.split())


def address_key(email: str) -> str:
    """Return the mailbox behind an address: without what stands after a plus, and as its provider reads it."""
    local, _at, host = email.strip().casefold().rpartition("@")
    host = ONE_MAILBOX.get(host, host)
    local = local.partition("+")[0]
    if host in WITHOUT_DOTS:
        local = local.replace(".", "")
    return f"{local}@{host}" if local else ""


def phone_key(phone: str) -> str:
    """Return the digits of a number that say whose it is; "" where there are too few."""
    digits = re.sub(r"\D", "", phone)
    return digits[-COMPARED_DIGITS:] if len(digits) >= SHORTEST_PHONE else ""


def twins(rows: Iterable[Row]) -> list[Twins]:
    """Return every two rows that may be one person, those with most reasons first."""
    under: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        keys = {
            SAME_ADDRESS: address_key(row.email),
            SAME_PHONE: phone_key(row.phone),
            SAME_NAME: name_key(row.name),
        }
        for reason, key in keys.items():
            if key:
                under[reason, key].append(row.id)
    reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
    for (reason, _key), ids in under.items():
        if len(ids) <= LARGEST_KEY:
            for first, second in combinations(sorted(ids), 2):
                reasons[first, second].append(reason)
    found = [Twins(*pair, tuple(sorted(why))) for pair, why in reasons.items()]
    return sorted(found, key=lambda one: (-len(one.reasons), one.first, one.second))

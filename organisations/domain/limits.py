"""The numbers that an organisation may choose: each with its usual value, and how low and how high it may go.

What protects people only gets stricter: groups are never shown smaller, and nobody waits longer than is usual.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One number: what it is where nobody chose, and the least and the most that may be chosen."""

    usual: int
    least: int
    most: int

    def holds(self, value: int) -> bool:
        """Whether `value` may be chosen."""
        return self.least <= value <= self.most


LIMITS: Mapping[str, Limit] = {
    "ask_days": Limit(usual=21, least=1, most=84),
    "promise_days": Limit(usual=28, least=1, most=84),
    "final_days": Limit(usual=84, least=28, most=84),
    "repeat_days": Limit(usual=28, least=7, most=28),
    "retell_days": Limit(usual=7, least=1, most=7),
    "confirm_days": Limit(usual=7, least=3, most=14),
    "decide_days": Limit(usual=14, least=7, most=28),
    "still_owed_days": Limit(usual=56, least=28, most=56),
    "check_days": Limit(usual=14, least=7, most=28),
    "link_days": Limit(usual=30, least=7, most=90),
    "invitation_days": Limit(usual=14, least=1, most=30),
    "k_internal": Limit(usual=5, least=5, most=50),
    "k_public": Limit(usual=10, least=10, most=100),
}
"""How long an ask stays open, people wait for a first and for the final word, pass between reminders of a late one,
people wait to hear that something was taken back; how long before closing a promise is confirmed and before the promised
day whoever decides hears, and after closing a manager hears that it is still owed and people are asked whether they see a
change; how long a personal link works after closing and an invitation to
join; and the fewest people whose answers are shown as numbers inside and outside the organisation."""

RHYTHM: Mapping[str, Limit] = {
    "quiet_from": Limit(usual=19, least=0, most=23),
    "quiet_until": Limit(usual=8, least=0, most=23),
    "working_days": Limit(usual=31, least=1, most=127),
    "digest_weekday": Limit(usual=1, least=1, most=7),
}
"""At which hours nobody is written to, on which days (as bits, Monday the lowest) colleagues are, and on which day of the
week people hear what is new. No ask keeps them: they hold for whatever is sent from then on."""

FOR_OWNERS = ("k_internal", "k_public", "requires_second_factor")
"""What only an owner changes: who can be told from numbers, and how everybody signs in."""

PROMISE_AFTER_FINAL = "promise_after_final"
PUBLIC_BELOW_INTERNAL = "public_below_internal"


def faults(chosen: Mapping[str, int]) -> dict[str, str]:
    """Which numbers cannot stand together, by name, and why: a code, or an empty text when out of bounds."""
    found = {name: "" for name, limit in LIMITS.items() if not limit.holds(chosen[name])}
    if not found and chosen["promise_days"] > chosen["final_days"]:
        found["promise_days"] = PROMISE_AFTER_FINAL
    if not found and chosen["k_public"] < chosen["k_internal"]:
        found["k_public"] = PUBLIC_BELOW_INTERNAL
    return found

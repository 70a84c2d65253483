"""Whether a person takes part, worked out from everything that they and a parent said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NEEDS_A_PARENT = frozenset({"under_12"})
"""The age bands in which a child's own yes needs a parent's or carer's beside it."""
CONSENT, ASSENT, PARENT, DECLINED, WITHDRAWN = (
    "consent",
    "assent",
    "parent",
    "declined",
    "withdrawn",
)


class Standing(StrEnum):
    """Where a person stands with taking part."""

    AGREED = "agreed"
    WAITING_FOR_PARENT = "waiting_for_parent"
    WAITING_FOR_CHILD = "waiting_for_child"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NOTHING_YET = "nothing_yet"


NO = frozenset({Standing.DECLINED, Standing.WITHDRAWN})
"""Whoever stands so is asked for nothing."""


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that was said. `by_parent`: a parent or carer said it; `number` tells words of one day apart."""

    said: str
    said_on: date
    by_parent: bool = False
    number: int = 0

    @property
    def is_parents(self) -> bool:
        """Whether it is a parent's or carer's word; a parent's yes always is."""
        return self.by_parent or self.said == PARENT


def standing(records: Iterable[Word], age_band: str) -> Standing:
    """Return where a person stands. The newest word of each counts, and a child's no wins over any yes of a parent.

    From 12 on a person decides alone: a parent's yes is not needed, and a parent's no does not count.
    """
    ordered = sorted(records, key=lambda word: (word.said_on, word.number))
    own = next((word.said for word in reversed(ordered) if not word.is_parents), "")
    parent = next((word.said for word in reversed(ordered) if word.is_parents), "")
    if own in NO:
        return Standing(own)
    if age_band not in NEEDS_A_PARENT:
        return _alone(own, parent)
    if parent in NO:
        return Standing(parent)
    if own and parent:
        return Standing.AGREED
    if own:
        return Standing.WAITING_FOR_PARENT
    return Standing.WAITING_FOR_CHILD if parent else Standing.NOTHING_YET


def _alone(own: str, parent: str) -> Standing:
    if own:
        return Standing.AGREED
    return Standing.WAITING_FOR_CHILD if parent == PARENT else Standing.NOTHING_YET

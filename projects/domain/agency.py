"""Who has agency: how often a group really decides, and whether it felt what it was promised.

The measures are those of a decision register in which every decision says how far each group takes part, on five
levels; the thresholds of the words are ours.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from projects.domain.levels import LEVELS, REAL_SAY

UNKNOWN, NEVER, RARELY, SOMETIMES, OFTEN = "unknown", "never", "rarely", "sometimes", "often"
HOW_OFTEN = (UNKNOWN, NEVER, RARELY, SOMETIMES, OFTEN)

RARELY_BELOW = Fraction(1, 3)
"""Under a third of the open decisions is rarely."""
OFTEN_FROM = Fraction(2, 3)
"""Two thirds of the open decisions, or more, is often; what lies between is sometimes."""

OVER, KEPT, MORE = "over", "kept", "more"
"""A group felt less than it was promised, as much, or more."""


@dataclass(frozen=True, slots=True)
class Agency:
    """How far one group takes part in the open decisions of a project.

    `decisions` are open; for `known` of them it is written down how far the group takes part; in `real_say` it has a vote,
    a veto, or the decision. `share` = real_say / decisions. `mean` is the average level over those known.
    """

    decisions: int
    known: int
    real_say: int
    share: Fraction | None
    mean: Fraction | None


def agency(levels: Sequence[int | None]) -> Agency:
    """Return the agency of a group from its level in each open decision; None where nothing is written down.

    A decision that says nothing about a group still counts among the open decisions: nobody said that it decides there.

    Raises:
        ValueError: when a level is none of the five.

    """
    known = [level for level in levels if level is not None]
    if not set(known) <= set(LEVELS):
        raise ValueError(f"Levels are {LEVELS}, not {sorted(set(known) - set(LEVELS))}.")
    real = sum(level >= REAL_SAY for level in known)
    return Agency(
        decisions=len(levels),
        known=len(known),
        real_say=real,
        share=Fraction(real, len(levels)) if known else None,
        mean=Fraction(sum(known), len(known)) if known else None,
    )


def how_often(found: Agency) -> str:
    """Return how often the group decides: unknown, never, rarely, sometimes or often."""
    if found.share is None:
        return UNKNOWN
    if found.share == 0:
        return NEVER
    if found.share < RARELY_BELOW:
        return RARELY
    return OFTEN if found.share >= OFTEN_FROM else SOMETIMES


def median_felt(hands: Mapping[int, int]) -> Fraction | None:
    """Return the middle level of hands counted by level; of an even number of hands the average of the middle two.

    Nobody at all has no middle: None.

    Raises:
        ValueError: when a level is none of the five, or fewer than nobody chose it.

    """
    if not set(hands) <= set(LEVELS) or any(count < 0 for count in hands.values()):
        raise ValueError(f"Hands are counted for the levels {LEVELS}, and never below 0.")
    people = sum(hands.values())
    if not people:
        return None
    low, high = _hand(hands, (people - 1) // 2), _hand(hands, people // 2)
    return Fraction(low + high, 2)


def _hand(hands: Mapping[int, int], place: int) -> int:
    """The level of the hand at this place, from 0, when all stand in the order of their levels."""
    passed = list(accumulate(hands.get(level, 0) for level in LEVELS))
    return LEVELS[bisect_right(passed, place)]


def promise_gap(promised: int, felt: Fraction) -> Fraction:
    """Return promised level - median felt level; above 0 more was promised than people felt."""
    return promised - felt


def kept(gap: Fraction) -> str:
    """Return the word for a gap: over, kept or more."""
    if gap > 0:
        return OVER
    return KEPT if gap == 0 else MORE

"""The greatest gap between groups, and whether people knew why they were asked."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST_ANSWERS, MOST_UNCLEAR = 5, 0.25
"""Above this share of people who do not quite know why they are asked, of at least so many, the purpose is not clear."""
WORTH_A_WORD = 0.1
"""A gap in shares below this is no difference to speak of."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The answer on which two groups differ most: which answer, which group gives it most, which least."""

    answer: str
    high: str
    low: str


def widest_gap(shares: Mapping[str, Mapping[str, float]]) -> Gap | None:
    """Return the widest gap of `shares` (0 to 1) by group and answer; None with one group or without a difference.

    Equal gaps go to the answer that stands first.
    """
    groups = list(shares)
    if len(groups) < 2:  # noqa: PLR2004 -- a gap lies between two
        return None
    gaps = []
    for answer in shares[groups[0]]:
        high = max(groups, key=lambda group: shares[group][answer])
        low = min(groups, key=lambda group: shares[group][answer])
        gaps.append((shares[high][answer] - shares[low][answer], Gap(answer, high, low)))
    widest = max(gaps, key=lambda one: one[0], default=None)
    return widest[1] if widest is not None and widest[0] >= WORTH_A_WORD else None


def is_purpose_unclear(yes: int, sort_of: int, no: int) -> bool:
    """Whether the four sentences do not work: more than a quarter of at least five do not know why they are asked."""
    answers = yes + sort_of + no
    return answers >= LEAST_ANSWERS and (sort_of + no) / answers > MOST_UNCLEAR

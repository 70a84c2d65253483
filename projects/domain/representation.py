"""How far the people heard resemble the people affected, group by group: ratio, certainty, words, and what stays hidden.

A ratio says who was in the room, not whether they were free to speak. 0.8 to 1.2 counts as alike, the band that published
work on participation ratios uses; the interval is Wilson's for a share.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from projects.domain.small_numbers import group_table, is_hidden

type Share = float | Fraction

BARELY, UNDER, IN_LINE, MORE = "barely", "under", "in_line", "more"
BANDS = (BARELY, UNDER, IN_LINE, MORE)
"""From heard least to heard most."""
QUIET = frozenset({BARELY, UNDER})
"""The bands in which a group is not heard yet."""
HALF, LOW, HIGH = Fraction(1, 2), Fraction(4, 5), Fraction(6, 5)

FEW, NEARLY_ALL, COVER, BASE = "few", "nearly_all", "cover", "base"
"""Why a count is not shown: fewer than k belong, fewer than k do not, so that another stays hidden, too few were counted."""


def wilson(successes: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return between which shares the true one lies, by Wilson's interval; of nobody nothing is known: 0 to 1."""
    if n < 0 or not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share of people.")
    if n == 0:
        return 0.0, 1.0
    share, square = successes / n, z * z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return low, high


def ratio(share_heard: Share, share_target: Share) -> Share:
    """Return how many times their share of the people affected a group is of the people heard; 1 is alike."""
    if share_target <= 0:
        raise ValueError("A group that nobody belongs to cannot be heard too little.")
    return share_heard / share_target


def dissimilarity(
    heard: Mapping[str, Share] | Sequence[Share], target: Mapping[str, Share] | Sequence[Share]
) -> float:
    """Return which share of the people heard would have to be others for each share to be as in `target`.

    Only for groups of which everybody belongs to exactly one; as shares by name, or in the same order.
    """
    pairs = list(_pairs(heard, target))
    return math.fsum(abs(float(one) - float(other)) for one, other in pairs) / 2


def _pairs(
    heard: Mapping[str, Share] | Sequence[Share], target: Mapping[str, Share] | Sequence[Share]
) -> Sequence[tuple[Share, Share]]:
    if isinstance(heard, Mapping) and isinstance(target, Mapping):
        names = {**heard, **target}
        return [(heard.get(name, 0), target.get(name, 0)) for name in names]
    if isinstance(heard, Mapping) or isinstance(target, Mapping) or len(heard) != len(target):
        raise ValueError("Give both by name, or both for the same groups in the same order.")
    return list(zip(heard, target, strict=True))


def band(times: Share) -> str:
    """Return the word for a ratio: barely, under, in_line or more."""
    if times < HALF:
        return BARELY
    if times < LOW:
        return UNDER
    return IN_LINE if times <= HIGH else MORE


def is_unsure(times: Share, interval: tuple[float, float], share_target: Share) -> bool:
    """Whether the ratio is outside the band of likeness, but as many people could have come by chance."""
    low, high = interval
    return band(times) != IN_LINE and low <= share_target <= high


def safe_band(least: int, most: int, base: int, share_target: Fraction) -> str:
    """Return the word that is true for every count from `least` to `most` of `base` people, or "".

    Whoever reads it learns nothing about the count. Between barely and under-heard the weaker word is true of both.
    """
    if base <= 0:
        return ""
    lowest = band(ratio(Fraction(least, base), share_target))
    highest = band(ratio(Fraction(most, base), share_target))
    if lowest == highest:
        return lowest
    return UNDER if {lowest, highest} <= QUIET else ""


@dataclass(frozen=True, slots=True)
class Counted:
    """One group as it was counted: how many of `base` people belong to it, and its share of the people affected."""

    key: int
    count: int
    base: int
    target: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be shown of one group. `hidden` says why there are no numbers; `band` may be known all the same."""

    key: int
    band: str
    count: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    is_unsure: bool = False
    hidden: str = ""


def overlapping(groups: Sequence[Counted], k: int) -> list[Standing]:
    """Return how groups stand that people may belong to several of: each hides what would tell of fewer than `k` people.

    The others of the people counted are a group as well: where fewer than `k` do not belong, the count would tell of them.
    """
    return [_alone(group, k) for group in groups]


def _alone(group: Counted, k: int) -> Standing:
    if is_hidden(group.base, k):
        return Standing(group.key, "", hidden=BASE)
    if is_hidden(group.count, k):
        word = safe_band(0, min(k - 1, group.base), group.base, group.target)
        return Standing(group.key, word, hidden=FEW)
    if is_hidden(group.base - group.count, k):
        word = safe_band(group.base - k + 1, group.base, group.base, group.target)
        return Standing(group.key, word, hidden=NEARLY_ALL)
    return _shown(group)


def exclusive(groups: Sequence[Counted], k: int) -> list[Standing]:
    """Return how groups stand of which everybody belongs to one: what is hidden cannot be worked out from the rest.

    All that are hidden look alike, whether they are few themselves or cover for others; otherwise two that are known to
    be under `k` could be worked out from their sum.
    """
    table = group_table({str(group.key): group.count for group in groups}, k)
    hidden = {int(key) for key in table.hidden}
    together = sum(group.count for group in groups if group.key in hidden)
    why = COVER if table.rows else BASE
    return [
        Standing(
            group.key,
            safe_band(0, together, group.base, group.target) if table.rows else "",
            hidden=why,
        )
        if group.key in hidden
        else _shown(group)
        for group in groups
    ]


def _shown(group: Counted) -> Standing:
    share = Fraction(group.count, group.base)
    times = ratio(share, group.target)
    interval = wilson(group.count, group.base)
    return Standing(
        key=group.key,
        band=band(times),
        count=group.count,
        share=float(share),
        low=interval[0],
        high=interval[1],
        is_unsure=is_unsure(times, interval, group.target),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """Which share of the people heard would have to be others. `is_least`: hidden groups were taken as one."""

    share: float
    is_least: bool


def difference(groups: Sequence[Counted], standings: Sequence[Standing]) -> Difference | None:
    """Return how unlike exclusive groups are to the people affected, worked out from what is shown only.

    The hidden groups count as one, whose sum everybody can work out anyway; so it is the least that it can be.
    """
    hidden = {one.key for one in standings if one.hidden}
    if not groups or len(hidden) == len(groups):
        return None
    parts = [[group] for group in groups if group.key not in hidden]
    if hidden:
        parts.append([group for group in groups if group.key in hidden])
    heard = [sum(group.count for group in part) / part[0].base for part in parts]
    target = [float(sum(group.target for group in part)) for part in parts]
    return Difference(dissimilarity(heard, target), is_least=len(hidden) > 1)

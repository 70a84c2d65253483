"""Where groups put things in different orders, and what an average of them would hide.

Sources: M. G. Kendall, "A new measure of rank correlation", Biometrika 30 (1938), for tau; M. G. Kendall and B. Babington Smith,
"The problem of m rankings", Annals of Mathematical Statistics 10 (1939), for W.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from feedback.domain.ranking import Places, Tiers, mean_places

WIDE_GAP = 3
"""From so many places between two groups on, an option is split."""
TOP = 3
"""A first choice of a group that is not among so many overall is hidden by the average."""


@dataclass(frozen=True, slots=True)
class OptionSplit:
    """One option on which groups differ: who puts it highest and who lowest, and where it came overall.

    `hidden_first` names the groups whose first choice it is although it is not among the first three overall.
    """

    option: str
    high: str
    high_place: int
    low: str
    low_place: int
    overall: int
    hidden_first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairSplit:
    """Two groups whose orders agree on no more pairs of options than they disagree on."""

    one: str
    other: str


def top_overlap(one: Places, other: Places, top: int = TOP) -> float:
    """The share of the first `top` options that two orders have in common, 0 to 1."""
    firsts = [{option for option, place in each.items() if place <= top} for each in (one, other)]
    return len(firsts[0] & firsts[1]) / top


def rank_gap(one: Places, other: Places, option: str) -> int:
    """How many places lie between two orders for one option."""
    return abs(one[option] - other[option])


def kendall_tau(one: Places, other: Places) -> float:
    """Agreement of two orders over all pairs of options, -1 to 1; a pair that shares a place counts for neither side."""
    pairs = list(combinations(one, 2))
    if not pairs:
        return 1.0
    signs = [
        _sign(one[first] - one[second]) * _sign(other[first] - other[second])
        for first, second in pairs
    ]
    return sum(signs) / len(pairs)


def kendall_w(ballots: Sequence[Tiers], options: Sequence[str]) -> float:
    """How far people agree with each other, 0 (not at all) to 1 (one and the same order), without correction for ties.

    Nobody, or fewer than two options, agree fully.
    """
    voters, size = len(ballots), len(options)
    if not voters or size < 2:  # noqa: PLR2004 -- one option has one order
        return 1.0
    places = [mean_places(ballot, options) for ballot in ballots]
    sums = [sum(place[option] for place in places) for option in options]
    mean = sum(sums) / size
    deviations = sum((one - mean) ** 2 for one in sums)
    return 12 * deviations / (voters**2 * (size**3 - size))


def balanced_shares(shares: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of the groups' shares by option, so that a large group cannot swamp a small one. Needs a group."""
    return {option: sum(one[option] for one in shares) / len(shares) for option in shares[0]}


def splits(groups: Mapping[str, Places], overall: Places) -> list[OptionSplit | PairSplit]:
    """Everything that a total would hide: options first, then pairs of groups that no split option names.

    An option is split where it is a first choice of a group and not among the first three overall, or where two groups put it
    three places or more apart. A pair is split where its tau is 0 or less.
    """
    found = [one for option in overall if (one := _option_split(option, groups, overall))]
    named = {frozenset((one.high, one.low)) for one in found}
    pairs = [
        PairSplit(one, other)
        for one, other in combinations(groups, 2)
        if frozenset((one, other)) not in named and kendall_tau(groups[one], groups[other]) <= 0
    ]
    return [*found, *pairs]


def _option_split(option: str, groups: Mapping[str, Places], overall: Places) -> OptionSplit | None:
    if not groups:
        return None
    high = min(groups, key=lambda group: groups[group][option])
    low = max(groups, key=lambda group: groups[group][option])
    hidden_first = tuple(
        group for group, places in groups.items() if places[option] == 1 and overall[option] > TOP
    )
    if rank_gap(groups[high], groups[low], option) < WIDE_GAP and not hidden_first:
        return None
    return OptionSplit(
        option=option,
        high=high,
        high_place=groups[high][option],
        low=low,
        low_place=groups[low][option],
        overall=overall[option],
        hidden_first=hidden_first,
    )


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)

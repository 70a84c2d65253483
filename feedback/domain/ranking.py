"""Counting priorities: dots, points by place (Borda) and pairwise comparison by strongest paths (Schulze).

A ballot of an order is a sequence of tiers, the best first; options in one tier share a place, and options in none are
unranked. "A and B, then C" is `[["A", "B"], ["C"]]`. Ties are never broken by chance: who shares a place is said.

Sources: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
method", Social Choice and Welfare 36 (2011), with winning votes as strengths; for points by place the usual rule, first of `n`
earns `n - 1`, with shared places averaged. Both are tested against published examples.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

type Tiers = Sequence[Collection[str]]
"""One person's order."""
type Places = Mapping[str, int]
"""The place of each option from 1; options with equal results share one, and the next place is left out."""

LEAST_DOTS = 3
OPTIONS_A_DOT = 4
MOST_ON_ONE = 2
"""How many dots one person may give to one option."""


@dataclass(frozen=True, slots=True)
class Dots:
    """What dots come to: dots and people by option, shares of all dots (0 to 1), places, and dots that nobody gave."""

    totals: Mapping[str, int]
    breadth: Mapping[str, int]
    shares: Mapping[str, float]
    places: Places
    unused: int


@dataclass(frozen=True, slots=True)
class Borda:
    """Points by option, the share (0 to 1) of what everybody's first choice would earn, and places."""

    points: Mapping[str, float]
    shares: Mapping[str, float]
    places: Places


@dataclass(frozen=True, slots=True)
class Schulze:
    """How many prefer one option to another, the strongest paths between them, wins by option, and places."""

    prefer: Mapping[tuple[str, str], int]
    paths: Mapping[tuple[str, str], int]
    wins: Mapping[str, int]
    places: Places


def dots_each(options: int) -> int:
    """How many dots each person has for so many options: a quarter of them, at least three."""
    return max(LEAST_DOTS, -(-options // OPTIONS_A_DOT))


def dots(
    ballots: Sequence[Mapping[str, int]],
    options: Sequence[str],
    *,
    each: int | None = None,
    most: int = MOST_ON_ONE,
) -> Dots:
    """Count dots. `each` is how many one person has, `most` how many may go to one option.

    Ordered by dots, then by how many different people gave any. Raises `ValueError` for a ballot that breaks the rule or names
    an unknown option.
    """
    allowed = dots_each(len(options)) if each is None else each
    for ballot in ballots:
        is_out = any(not 0 <= given <= most for given in ballot.values())
        if is_out or sum(ballot.values()) > allowed or set(ballot) - set(options):
            message = f"no ballot of {allowed} dots, at most {most} on one option: {dict(ballot)}"
            raise ValueError(message)
    given = [pair for ballot in ballots for pair in ballot.items()]
    return dots_given(given, options, people=len(ballots), each=allowed)


def dots_given(
    given: Iterable[tuple[str, int]], options: Sequence[str], *, people: int, each: int
) -> Dots:
    """Count dots where it is not known any more who gave which: pairs of an option and the dots of one person, none twice."""
    totals, breadth = dict.fromkeys(options, 0), dict.fromkeys(options, 0)
    for option, number in given:
        totals[option] += number
        breadth[option] += number > 0
    total = sum(totals.values())
    return Dots(
        totals=totals,
        breadth=breadth,
        shares={one: totals[one] / total if total else 0.0 for one in options},
        places=places_by({one: (totals[one], breadth[one]) for one in options}),
        unused=max(0, each * people - total),
    )


def borda(ballots: Sequence[Tiers], options: Sequence[str]) -> Borda:
    """Count points: place `r` of `n` earns `n - r`, shared places the average of those they occupy.

    Unranked options share the average of the places that are left. Raises `ValueError` as `checked` does.
    """
    points = dict.fromkeys(options, 0.0)
    for ballot in ballots:
        for option, place in mean_places(ballot, options).items():
            points[option] += len(options) - place
    most = len(ballots) * (len(options) - 1)
    shares = {one: points[one] / most if most else 0.0 for one in options}
    return Borda(points, shares, places_by(points))


def schulze(ballots: Sequence[Tiers], options: Sequence[str]) -> Schulze:
    """Compare every two options by the strongest path of majorities between them.

    Ranked beats unranked; options that share a place, or are both unranked, count for neither. Raises `ValueError` as `checked`.
    """
    prefer = dict.fromkeys(permutations(options, 2), 0)
    for ballot in ballots:
        place = mean_places(ballot, options)
        for one, other in prefer:
            prefer[one, other] += place[one] < place[other]
    paths = {
        (one, other): count if count > prefer[other, one] else 0
        for (one, other), count in prefer.items()
    }
    for middle in options:
        for one, other in prefer:
            if middle not in {one, other}:
                through = min(paths[one, middle], paths[middle, other])
                paths[one, other] = max(paths[one, other], through)
    wins = {
        one: sum(1 for other in options if other != one and paths[one, other] > paths[other, one])
        for one in options
    }
    return Schulze(prefer, paths, wins, places_by(wins))


def mean_places(ballot: Tiers, options: Sequence[str]) -> dict[str, float]:
    """The place of every option on one ballot, shared places averaged, unranked ones sharing what is left."""
    tiers = checked(ballot, options)
    ranked = {option for tier in tiers for option in tier}
    found: dict[str, float] = {}
    for tier in [*tiers, [one for one in options if one not in ranked]]:
        first = len(found) + 1
        found |= dict.fromkeys(tier, first + (len(tier) - 1) / 2)
    return found


def checked(ballot: Tiers, options: Sequence[str]) -> list[list[str]]:
    """The tiers of a ballot. Raises `ValueError` when an option is unknown or stands in two places."""
    tiers = [list(tier) for tier in ballot]
    ranked = [option for tier in tiers for option in tier]
    if len(set(ranked)) != len(ranked) or set(ranked) - set(options):
        message = f"no ballot over {', '.join(options)}: {tiers}"
        raise ValueError(message)
    return tiers


def places_by[T: (int, float, tuple[int, int])](results: Mapping[str, T]) -> dict[str, int]:
    """The place of each option by its result, the highest first; equal results share a place."""
    return {
        one: 1 + sum(1 for other in results.values() if other > mine)
        for one, mine in results.items()
    }


def in_order(places: Places) -> list[list[str]]:
    """The options from the first place on; those that share a place stand together, in the order given."""
    return [
        [one for one, mine in places.items() if mine == place]
        for place in sorted(set(places.values()))
    ]

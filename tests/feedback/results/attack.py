"""Somebody who subtracts everything that is shown from everything else, and knows how the rules work.

What is shown of a question are counts over sets of groups. From those, counts over every set that is a sum or a difference of them can be
worked out. `derivable` finds all such sets of groups, by solving for each; a test then looks whether any of them is too small.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations


def derivable(known: Sequence[frozenset[str]], groups: Sequence[str]) -> Iterator[frozenset[str]]:
    """Every set of groups whose counts follow from the counts over the sets in `known`."""
    basis = _reduced([[Fraction(group in each) for group in groups] for each in known])
    for size in range(1, len(groups) + 1):
        for chosen in combinations(groups, size):
            if _follows([Fraction(group in chosen) for group in groups], basis):
                yield frozenset(chosen)


def _reduced(rows: Iterable[list[Fraction]]) -> list[list[Fraction]]:
    basis: list[list[Fraction]] = []
    for row in rows:
        left = _without(row, basis)
        if any(left):
            lead = next(number for number in left if number)
            basis.append([number / lead for number in left])
    return basis


def _without(row: list[Fraction], basis: Sequence[list[Fraction]]) -> list[Fraction]:
    for each in basis:
        at = next(n for n, number in enumerate(each) if number)
        if row[at]:
            row = [mine - row[at] * theirs for mine, theirs in zip(row, each, strict=True)]
    return row


def _follows(row: list[Fraction], basis: Sequence[list[Fraction]]) -> bool:
    return not any(_without(row, basis))

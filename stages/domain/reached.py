"""How many people of each group were reached at a stage, told only as far as it does not tell who they are.

Answers and heads are judged apart, for each may be known from elsewhere: a sum that shows both would give away the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from projects.domain.small_numbers import group_table

FEW, COVER = "few", "cover"
"""Why no number is shown: fewer than k, or so that another stays hidden. The words stand in `projects.terms.HIDDEN`."""
NO_GROUP = ""
"""Where people stand whose group is not known."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How many were reached: `count` of them, or at least so many (`is_least`), or why no number is shown (`hidden`)."""

    count: int | None = None
    is_least: bool = False
    hidden: str = ""


NOBODY_ASKED = Reached()
"""Nobody of them was asked yet, so that there is nothing to tell."""


def reached(answers: Mapping[str, int], heads: Mapping[str, int], k: int) -> dict[str, Reached]:
    """Return for each group that was asked or counted how many were reached, for the threshold `k`.

    `answers` has how many people answered of each group that was asked; `heads` how many were counted in meetings. Each
    may count people of no group under `NO_GROUP`.
    """
    tables = (_shown(answers, k), _shown(heads, k))
    asked = [group for group in {**answers, **heads} if group != NO_GROUP]
    return {group: _one(group, (answers, heads), tables, k) for group in asked}


def _shown(counts: Mapping[str, int], k: int) -> frozenset[str]:
    table = group_table(counts, k)
    return frozenset(group for row in table.rows for group in row.groups)


def _one(
    group: str,
    counts: tuple[Mapping[str, int], Mapping[str, int]],
    shown: tuple[frozenset[str], frozenset[str]],
    k: int,
) -> Reached:
    of = [
        (table[group], group in seen)
        for table, seen in zip(counts, shown, strict=True)
        if group in table
    ]
    told = sum(count for count, is_shown in of if is_shown)
    if all(is_shown for _count, is_shown in of):
        return Reached(told)
    if told:
        return Reached(told, is_least=True)
    is_few = len(of) == 1 and of[0][0] < k
    return Reached(hidden=FEW if is_few else COVER)

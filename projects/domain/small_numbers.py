"""Minimum group sizes: no number that would tell who said what.

Thresholds follow published practice: health surveys hide results of fewer than 10 people, and counts under
5 in small organisations, together with a second group so that nothing can be worked out by subtraction.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

K_INTERNAL = 5
"""The fewest people whose answers may be shown as numbers to people of the organisation."""
K_PUBLIC = 10
"""The fewest for anything public, exported or seen by another organisation, and for sensitive questions."""
ROUND_TO = 5


def is_hidden(count: int, k: int) -> bool:
    """Whether `count` people are too few to show any number about them. Nobody at all is too few too."""
    return count < k


def is_unanimous(counts: Sequence[int]) -> bool:
    """Whether everyone gave the same answer, which on a sensitive question reveals each person's."""
    return sum(1 for count in counts if count) == 1


def round_counts(counts: Sequence[int]) -> list[int]:
    """Counts of people as the public sees them: to the nearest 5 when any is under 10, halves up."""
    if all(count >= K_PUBLIC for count in counts):
        return list(counts)
    return [(count * 2 + ROUND_TO) // (2 * ROUND_TO) * ROUND_TO for count in counts]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One line of a table by group: the groups it stands for, and how many people those are together."""

    groups: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The lines that may be shown, in the order given, and the groups that stand in none of them."""

    rows: tuple[GroupRow, ...]
    hidden: tuple[str, ...]


type Tells = Callable[[Collection[str]], bool]
"""Whether numbers about these groups together would tell what single people said, however many they are."""


def group_table(
    counts: Mapping[str, int],
    k: int,
    *,
    parents: Mapping[str, str] | None = None,
    tells: Tells | None = None,
) -> GroupTable:
    """The table by group that may stand beside a total, for the threshold `k`.

    A group under `k` is hidden, and one that `tells`. If that leaves one group, or fewer than `k` people, or as many people as so
    many groups under `k` can be at most, or groups that together tell, they could be worked out from the total. Then the hidden group
    joins the smallest shown group of the same parent (`parents` maps a group to its parent), or else the next smallest
    groups are hidden too. Groups of nobody hide nobody: they are hidden, but not counted as cover.
    """
    tells = tells or _tells_nothing
    hidden = {
        group
        for group, count in counts.items()
        if is_hidden(count, k) or (count and tells([group]))
    }
    alone = [group for group in hidden if counts[group]]
    if len(alone) == 1 and (sibling := _sibling(alone[0], counts, hidden, parents or {})):
        joined = (sibling, alone[0])
        if not tells(joined):
            hidden.remove(alone[0])
            return _table(counts, hidden, joined)
    while _can_be_worked_out(counts, hidden, k, tells):
        least = min(counts[group] for group in counts if group not in hidden)
        hidden |= {
            group for group in counts if counts[group] == least
        }  # a choice among equals would tell
    return _table(counts, hidden, ())


def _tells_nothing(groups: Collection[str]) -> bool:
    del groups
    return False


def _can_be_worked_out(counts: Mapping[str, int], hidden: set[str], k: int, tells: Tells) -> bool:
    people = [counts[group] for group in hidden if counts[group]]
    are_all_at_most = all(counts[group] == k - 1 for group in hidden)
    is_exposed = len(people) == 1 or 0 < sum(people) < k or are_all_at_most
    return bool(hidden) and len(hidden) < len(counts) and (is_exposed or tells(sorted(hidden)))


def _sibling(
    group: str, counts: Mapping[str, int], hidden: set[str], parents: Mapping[str, str]
) -> str | None:
    parent = parents.get(group)
    siblings = [
        other
        for other in counts
        if parent is not None and other not in hidden and parents.get(other) == parent
    ]
    return min(siblings, key=lambda other: counts[other], default=None)


def _table(counts: Mapping[str, int], hidden: set[str], joined: tuple[str, ...]) -> GroupTable:
    rows = [
        GroupRow(joined, sum(counts[one] for one in joined))
        if group in joined
        else GroupRow((group,), counts[group])
        for group in counts
        if group not in hidden and group not in joined[1:]
    ]
    return GroupTable(tuple(rows), tuple(group for group in counts if group in hidden))

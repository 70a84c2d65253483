"""Which groups may be named in a file that has a row for each person, beside a page that shows numbers by group."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from projects.domain.small_numbers import group_table


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: how many of each group answered it, and the sets of groups for which a page shows numbers beside the whole.

    `shown` is empty where the page shows the whole alone, or nothing.
    """

    answered: Mapping[str, int]
    shown: Collection[AbstractSet[str]] = ()


def nameable(heads: Mapping[str, int], questions: Sequence[Asked], k: int) -> frozenset[str]:
    """Return the groups that may stand beside their rows, for the threshold `k`; `heads` are how many of each group answered.

    The named groups, and those that are not named together, each have nobody or at least `k` who answered, for every question.
    And each named group stands alone on the page wherever the page shows groups: then what the file tells of groups follows
    from the page already, which was made so that nothing small follows from it. A named group that stood on the page only
    together with another would give that one away.
    """
    named = {row.groups[0] for row in group_table(heads, k).rows}
    named &= {
        group for group in named if all(not one.shown or {group} in one.shown for one in questions)
    }
    while named and not all(_is_safe(named, one.answered, k) for one in questions):
        least = min(heads[group] for group in named)
        named -= {group for group in named if heads[group] == least}  # a choice among equals tells
    return frozenset(named) if _is_safe(named, heads, k) else frozenset()


def _is_safe(named: Collection[str], answered: Mapping[str, int], k: int) -> bool:
    rest = sum(count for group, count in answered.items() if group not in named)
    each = [*(answered.get(group, 0) for group in named), *([rest] if named else [])]
    return all(count == 0 or count >= k for count in each)

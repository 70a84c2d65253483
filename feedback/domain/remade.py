"""Whether two results of one question, made one after the other, tell together what few people said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

EVERYBODY, REST = ("everybody", ""), ("rest", "")
"""In place of a group: all who answered, and those who stand in no row by themselves."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a result says about some people: how many they are, how often each answer came, and the order if there is one."""

    answered: int
    counts: Mapping[tuple[str, str], int]
    order: Any = None


type Parts = dict[frozenset[tuple[str, str]], Part]
"""By the groups that each is about."""


def few_changed(before: Mapping[str, Any], after: Mapping[str, Any], least: int) -> bool:
    """Whether somebody who saw both could subtract them and be left with fewer than `least` people.

    Both are as `feedback.queries.tabulating` keeps them. Compared is everybody with everybody, each row with every row that
    shares a group with it, and those who are left over. What stands in one of them alone tells nothing more.
    """
    earlier, later = _parts(before, least), _parts(after, least)
    return any(
        one != other and abs(one.answered - other.answered) < least
        for groups, one in earlier.items()
        for others, other in later.items()
        if groups & others
    )


def _parts(kept: Mapping[str, Any], least: int) -> Parts:
    """What may be shown of a result."""
    if not kept["summary"]["rows"] or kept["summary"]["answered"] < max(
        least, kept.get("least", 0)
    ):
        return {}
    whole = _part(kept["summary"])
    rows = {
        frozenset(("group", name) for name in row["groups"]): _part(row["summary"])
        for row in kept.get("by_group", [])
    }
    left = {frozenset({REST}): _without(whole, list(rows.values()))} if rows else {}
    return {frozenset({EVERYBODY}): whole} | rows | left


def _part(summary: Mapping[str, Any]) -> Part:
    counts = {(row.get("part", ""), row["key"]): row["count"] for row in summary["rows"]}
    return Part(summary["answered"], counts, summary.get("order"))


def _without(whole: Part, shown: Sequence[Part]) -> Part:
    counts = Counter(whole.counts)
    for one in shown:
        counts.subtract(one.counts)
    return Part(whole.answered - sum(one.answered for one in shown), dict(counts))

"""The result of every question, whole and by group, as it is kept once at close. What it keeps by group may be shown.

Small numbers are left out here and not on the page: what is not kept can be worked out from nothing. The rule runs on those who
answered one question *in* one group, not on the group.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from feedback import question_types
from feedback.question_types.base.contract import Question, StoredValue
from feedback.question_types.base.summary import Summary
from projects.domain.small_numbers import K_PUBLIC, GroupTable, group_table
from projects.models import GroupKind

NO_GROUP = ""
"""In place of a group: people who answered without one."""
USERS, STAFF, DECIDERS = "users", "staff", "deciders"
SIDES = {
    GroupKind.SERVICE_USER: USERS,
    GroupKind.COMMUNITY: USERS,
    GroupKind.PRACTITIONER: STAFF,
    GroupKind.PARTNER_AGENCY: STAFF,
    GroupKind.COMMISSIONER: DECIDERS,
    GroupKind.DECISION_MAKER: DECIDERS,
}
"""On which side of the service a group stands; a group too small to be shown joins another of its side."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the result names it. `is_young` says that everybody who was asked in it is under 16."""

    name: str
    kind: str
    is_young: bool = False

    @property
    def side(self) -> str:
        """Its side of the service; none for people without a group."""
        return SIDES.get(GroupKind(self.kind), "") if self.kind else ""


@dataclass(slots=True)
class Part:
    """What one group answered to one question: the rows, and the responses that they belong to."""

    rows: list[StoredValue] = field(default_factory=list)
    responses: set[uuid.UUID] = field(default_factory=set)


type Parts = Mapping[str, Part]
"""By number of the group."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether numbers may be shown: the fewest people, and whether the subject is sensitive."""

    least: int
    is_sensitive: bool = False


def tabulated(
    question: Question, parts: Parts, groups: Mapping[str, Group], rules: Rules
) -> dict[str, Any]:
    """Return the result of one question, made of what JSON holds: the whole, and the groups that may be shown."""
    whole = _joined(question, parts, parts)
    present = [groups[one] for one in groups if _count(parts, one)]
    are_young = bool(present) and all(group.is_young for group in present)
    least = max(rules.least, K_PUBLIC) if are_young else rules.least
    kept: dict[str, Any] = {"summary": whole.as_dict(), "least": least}
    if not whole.rows or not whole.answered or tells(whole, rules):
        return kept
    table = _table(question, parts, groups, rules)
    kept["by_group"] = [
        {
            "groups": [groups[one].name for one in row.groups],
            "kinds": [groups[one].kind for one in row.groups],
            "summary": _joined(question, parts, row.groups).as_dict(),
        }
        for row in table.rows
    ]
    kept["not_shown"] = [groups[one].name for one in table.hidden if _count(parts, one)]
    users = _users(table, groups)
    if whole.order is not None and users:
        kept["users"] = _joined(question, parts, users).as_dict()
    return kept


def tells(summary: Summary, rules: Rules) -> bool:
    """Whether a result gives away what each person said: all said the same, about something sensitive or in a small group."""
    return summary.is_told and (rules.is_sensitive or summary.answered < K_PUBLIC)


def shown_to_staff(kept: Mapping[str, Any], rules: Rules) -> Summary:
    """Return what staff may see of a kept question as a whole; one that nobody answered has a sentence and no empty chart."""
    summary = Summary.from_dict(kept["summary"])
    if summary.rows and tells(summary, rules):
        summary = summary.withheld()
    summary = summary.for_staff(least=max(rules.least, kept.get("least", 0)))
    return summary if summary.answered else replace(summary, rows=(), order=None)


def parents_of(groups: Mapping[str, Group]) -> dict[str, str]:
    """The side of each group that has one, as `group_table` takes it."""
    return {number: group.side for number, group in groups.items() if group.side}


def _table(
    question: Question, parts: Parts, groups: Mapping[str, Group], rules: Rules
) -> GroupTable:
    counts = {number: _count(parts, number) for number in groups}

    def together_tell(chosen: Collection[str]) -> bool:
        present = [one for one in chosen if counts[one]]
        people = sum(counts[one] for one in present)
        if present and people < K_PUBLIC and all(groups[one].is_young for one in present):
            return True
        return bool(present) and tells(_joined(question, parts, present), rules)

    return group_table(counts, rules.least, parents=parents_of(groups), tells=together_tell)


def _users(table: GroupTable, groups: Mapping[str, Group]) -> list[str]:
    """The groups on the users' side that are shown: together they give away nothing that each row does not."""
    shown = [
        row.groups for row in table.rows if all(groups[one].side == USERS for one in row.groups)
    ]
    return [one for row in shown for one in row]


def _joined(question: Question, parts: Parts, chosen: Iterable[str]) -> Summary:
    own = [parts[one] for one in chosen if one in parts]
    rows: Sequence[StoredValue] = [row for part in own for row in part.rows]
    answered = sum(len(part.responses) for part in own)
    return question_types.registry.get(question.kind).summarise(question, rows, answered)


def _count(parts: Parts, number: str) -> int:
    return len(parts[number].responses) if number in parts else 0

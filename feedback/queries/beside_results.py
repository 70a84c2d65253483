"""What a file with a row for each person may say, so that nothing small follows from it together with the page of results."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from feedback.models import Consultation
from feedback.queries.gathering import gathered
from feedback.queries.results import snapshot
from feedback.queries.tabulating import Rules, shown_to_staff
from feedback.question_types.base.contract import StoredValue
from projects.domain.row_labels import Asked, nameable
from projects.domain.small_numbers import is_hidden
from projects.models import StakeholderGroup

type Stored = dict[UUID, dict[UUID, list[StoredValue]]]
"""What was answered, by response and by key of the question."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Questions whose choices and numbers stand in the file, groups that are named, people who are left out by lot."""

    told: Collection[UUID]
    named: Collection[str]
    left_out: Collection[UUID]


def beside_results(
    consultation: Consultation, groups: Mapping[UUID, str], stored: Stored, least: int
) -> Beside:
    """Return what may stand in a file about these responses, each with its group; three statements.

    A question stands in it when the page shows its numbers and at least `least` people answered it. Where a few answers went
    since the result was made, the page still counts them: whoever subtracted the file from it would have them. Then `least`
    people are left out by lot, always the same ones, and no group is named. Where the subject needs care none is either: a row for
    each person would show when all of a group said the same, which no page does.
    """
    made = snapshot(consultation)
    kept = (made.data if made is not None else gathered(consultation))["questions"]
    rules = Rules(consultation.least_internal, consultation.needs_care)
    answered = _answered(groups, stored)
    told, asked, are_apart = set(), [], made is not None and made.answered != len(groups)
    by_name = _numbers(consultation)
    for one in kept:
        key, summary = UUID(one["key"]), shown_to_staff(one, rules)
        count = sum(answered[key].values())
        if (summary.rows or summary.is_ticked) and not is_hidden(count, least):
            told.add(key)
            are_apart = are_apart or summary.answered != count
            asked.append(Asked(answered[key], _shown(one, by_name)))
    if are_apart:
        left = sorted(groups, key=lambda pk: hashlib.sha256(pk.bytes).digest())[:least]
        return Beside(told if len(groups) >= 2 * least else (), (), left)
    if consultation.needs_care:
        return Beside(told, (), ())
    heads = Counter(groups.values())
    return Beside(told, nameable(heads, asked, least) - {""}, ())


def _answered(groups: Mapping[UUID, str], stored: Stored) -> dict[UUID, Counter[str]]:
    """How many of each group answered each question."""
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for response, group in groups.items():
        for key in stored.get(response, ()):
            found[key][group] += 1
    return found


def _numbers(consultation: Consultation) -> dict[str, str]:
    rows = StakeholderGroup.objects.filter(project=consultation.project_id)
    return {name: str(pk) for pk, name in rows.values_list("pk", "name")}


def _shown(kept: Mapping[str, Any], by_name: Mapping[str, str]) -> list[frozenset[str]]:
    """The sets of groups for which the page shows numbers of one question, by number of the group."""
    return [
        frozenset(by_name.get(name, "") for name in row["groups"])
        for row in kept.get("by_group", ())
    ]

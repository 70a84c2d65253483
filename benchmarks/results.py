"""The kept results of made-up consultations, made by the app's own rules from the same bytes as the answers."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from feedback.models import Question
from feedback.queries.tabulating import NO_GROUP, Group, Part, Rules, tabulated
from feedback.question_types.base.contract import StoredValue
from projects.domain.small_numbers import K_INTERNAL, group_table, is_hidden

type Said = Callable[[int], StoredValue]
"""What a response says, by the number of the question from 0."""


def kept_result(
    questions: Iterable[Question],
    said: Iterable[tuple[str, Said]],
    groups: Mapping[str, Group],
    asked: Mapping[str, int],
) -> dict[str, Any]:
    """Return what the app keeps: `said` by everybody with their group, `asked` how many of each group. Everybody answered everything."""
    asking = list(questions)
    parts: list[dict[str, Part]] = [defaultdict(Part) for _each in asking]
    answered: dict[str, int] = defaultdict(int)
    for number, (group, one) in enumerate(said):
        answered[group] += 1
        for n, by_group in enumerate(parts):
            by_group[group].rows.append(one(n))
            by_group[group].responses.add(uuid.UUID(int=number))
    everybody = sum(answered.values())
    there = {key: group for key, group in groups.items() if key in asked or key in answered}
    rules = Rules(K_INTERNAL)
    return {
        "questions": [
            {
                "key": str(uuid.UUID(str(question.key))),
                "kind": question.kind,
                "text": question.text,
                "page": question.page,
                "bank_code": "",
                "choices": [choice["key"] for choice in question.settings.get("choices", [])],
            }
            | tabulated(question, by_group, there, rules)
            for question, by_group in zip(asking, parts, strict=True)
        ],
        "heard": _heard(there, asked, answered),
        "stopped": {"left": 0, "page": None, "there": None},
        "pages": [
            {
                "page": question.page,
                "answered": None if is_hidden(everybody, K_INTERNAL) else everybody,
            }
            for question in asking
        ],
    }


def _heard(
    groups: Mapping[str, Group], asked: Mapping[str, int], answered: Mapping[str, int]
) -> dict[str, Any]:
    table = group_table({one: answered.get(one, 0) for one in groups}, K_INTERNAL)
    return {
        "rows": [
            {
                "groups": [groups[one].name for one in row.groups],
                "asked": sum(asked.get(one, 0) for one in row.groups),
                "answered": row.count,
            }
            for row in table.rows
        ],
        "not_shown": [groups[one].name for one in table.hidden],
        "asked": sum(asked.values()),
    }


EVERYBODY_ELSE = {NO_GROUP: Group("", "")}
"""Who answered without a group stands last."""

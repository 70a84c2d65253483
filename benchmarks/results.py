"""The kept results of made-up consultations, made by the app's own rules from the same bytes as the answers."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from feedback.models import Question
from feedback.queries.gathering import heard_kept, pages_kept, question_kept
from feedback.queries.tabulating import NO_GROUP, Group, Part, Rules
from feedback.question_types.base.contract import StoredValue
from projects.domain.small_numbers import K_INTERNAL

type Said = Callable[[int], StoredValue]
"""What a response says, by the number of the question from 0."""
EVERYBODY_ELSE = {NO_GROUP: Group("", "")}
"""Who answered without a group stands last."""


def kept_result(
    questions: Iterable[Question],
    said: Iterable[tuple[str, Said]],
    groups: Mapping[str, Group],
    asked: Mapping[str, int],
) -> dict[str, Any]:
    """Return what the app keeps: `said` by everybody with their group, `asked` how many of each group. Everybody answered everything."""
    asking = list(questions)
    parts: list[dict[str, Part]] = [defaultdict(Part) for _each in asking]
    answered: Counter[str] = Counter()
    for number, (group, one) in enumerate(said):
        answered[group] += 1
        for n, by_group in enumerate(parts):
            by_group[group].rows.append(one(n))
            by_group[group].responses.add(uuid.UUID(int=number))
    there = {key: group for key, group in groups.items() if key in asked or key in answered}
    rules = Rules(K_INTERNAL)
    return {
        "questions": [
            question_kept(question, by_group, there, rules)
            for question, by_group in zip(asking, parts, strict=True)
        ],
        "heard": heard_kept(there, asked, answered, rules.least),
        "stopped": {"left": 0, "page": None, "there": None},
        "pages": pages_kept({question.page: answered.total() for question in asking}, rules.least),
    }

"""The words inside the settings of a question: its choices, points or rows, each under a key that answers refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The words of one question: `labels` are those of its choices, points or rows by key."""

    text: str
    hint: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


def labels_of(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the words by key, in order: a choice or row has its own key, a point of a scale its number from 1."""
    found: dict[str, str] = {}
    for part in settings.values():
        for number, one in enumerate(part if isinstance(part, list) else (), start=1):
            if isinstance(one, Mapping) and "key" in one and "label" in one:
                found[str(one["key"])] = str(one["label"])
            elif isinstance(one, str):
                found[str(number)] = one
    return found


def with_labels(settings: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings with other words under the same keys; a key without words keeps what it had."""
    return {name: _relabelled(part, labels) for name, part in settings.items()}


def _relabelled(part: Any, labels: Mapping[str, str]) -> Any:
    if not isinstance(part, list):
        return part
    return [_one(one, str(number), labels) for number, one in enumerate(part, start=1)]


def _one(one: Any, number: str, labels: Mapping[str, str]) -> Any:
    if isinstance(one, Mapping) and "key" in one and "label" in one:
        return {**one, "label": labels.get(str(one["key"])) or one["label"]}
    return (labels.get(number) or one) if isinstance(one, str) else one

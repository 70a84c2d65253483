"""Whether an answer is as a rule wants it, and what a rule can want: by the type of the question."""

from typing import Any

from feedback import question_types
from feedback.domain.paths import IS_NOT


def meets(question: Any, value: Any, relation: str, wanted: str) -> bool:
    """Return whether `value`, the answer to `question` or None, is as `relation` and `wanted` say.

    Whoever gave no answer meets "is not", and nothing else.
    """
    kind = question_types.registry.get(question.kind)
    if value is None or not kind.is_answered(value):
        return relation == IS_NOT
    return kind.compare(question, value, relation, wanted)


def options(question: Any) -> list[tuple[str, str]]:
    """Return the answers that a rule can name, as key and label; none where people answer in words."""
    kind = question_types.registry.get(question.kind)
    return [(str(key), str(label)) for key, label in kind.comparable(question)]


def can_be(question: Any, wanted: str) -> bool:
    """Return whether anybody can give the answer `wanted`."""
    keys = [key for key, _label in options(question)]
    return wanted in keys if keys else bool(squashed(wanted))


def label_of(question: Any, wanted: str) -> str:
    """Return the answer that a rule wants, as people read it."""
    return dict(options(question)).get(wanted, wanted)


def squashed(text: str) -> str:
    """Return words as they are compared: capitals and blanks do not matter."""
    return " ".join(text.split()).casefold()

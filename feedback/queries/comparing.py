"""Whether an answer is as a rule wants it, and what a rule can want: by the type of the question, or by what it stores."""

from typing import Any

from feedback import question_types
from feedback.domain.paths import CONTAINS, IS_NOT


def asks(question: Any) -> bool:
    """Return whether anything is asked; a text between questions asks nothing."""
    return bool(getattr(question_types.registry.get(question.kind), "asks", True))


def meets(question: Any, value: Any, relation: str, wanted: str) -> bool:
    """Return whether `value`, the answer to `question` or None, is as `relation` and `wanted` say.

    Whoever gave no answer meets "is not", and nothing else.
    """
    kind = question_types.registry.get(question.kind)
    if value is None or not kind.is_answered(value):
        return relation == IS_NOT
    compare = getattr(kind, "compare", None)
    if compare is not None:
        return bool(compare(question, value, relation, wanted))
    rows = kind.to_storage(value)
    keys = {row.choice or str(row.number) for row in rows if row.choice or row.number is not None}
    words = " ".join(squashed(row.text) for row in rows)
    if options(question):
        is_picked = wanted in keys
        return is_picked != (relation == IS_NOT) and (
            relation in {CONTAINS, IS_NOT} or len(keys) == 1
        )
    if relation == CONTAINS:
        return squashed(wanted) in words
    return (squashed(wanted) == (words or " ".join(keys))) != (relation == IS_NOT)


def options(question: Any) -> list[tuple[str, str]]:
    """Return the answers that a rule can name, as key and label; none where people answer in words."""
    kind = question_types.registry.get(question.kind)
    comparable = getattr(kind, "comparable", None)
    found = (
        comparable(question) if comparable else getattr(kind.build_field(question), "options", ())
    )
    return [(str(key), str(label)) for key, label in found]


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

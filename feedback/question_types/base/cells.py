"""Answers picked from a list, as cells of a table: people read the label, and the way back finds the key again."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext

from feedback.question_types.base.contract import folded
from ui.text import clean_text

YES = {"1", "x", "✓", "yes", "true"}
"""What means "picked" in a column of its own, besides the label; compared without capitals."""
NO = {"", "0", "no", "false"}

SHOWN = 40
"""As much of a cell that fits nothing is repeated."""

type Options = Sequence[tuple[str, Any]]


class Cells:
    """How the answers of one list stand in cells: by label, or by key where labels cannot be told apart."""

    def __init__(self, options: Options) -> None:
        self.keys = {key: key for key, _label in options}
        self.labels: dict[str, str] = {}
        for key, label in options:
            self.labels.setdefault(folded(label), key)
        self.is_plain = len(self.labels) == len(options) and not set(self.labels) & {
            folded(key) for key in self.keys
        }
        self._shown = {key: str(label) for key, label in options}

    def cell(self, key: str) -> str:
        """What stands in a cell for `key`; empty for no answer."""
        return self._shown.get(key, key) if self.is_plain else key

    def key(self, cell: Any) -> str:
        """The key that a cell names, by key or by label; empty for no answer. Raises `ValidationError` naming the cell."""
        words = clean_text(str(cell)).strip()
        found = self.keys.get(words) or self.labels.get(folded(words))
        if words and found is None:
            shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
            raise forms.ValidationError(
                gettext("“%(cell)s” is none of the answers to this question.") % {"cell": shown},
                code="unknown",
            )
        return found or ""

    def is_picked(self, key: str, cell: Any) -> bool:
        """Whether the cell of an answer's own column says that it was picked. Raises `ValidationError` where it says neither."""
        words = folded(cell)
        return words in YES or (words not in NO and self.key(cell) == key)


def column(question_text: str, part: Any) -> str:
    """What people read above one of several columns of a question."""
    return f"{question_text} – {part}"


def with_words(labels: Iterable[tuple[str, Any]], overlay: Any) -> list[tuple[str, Any]]:
    """The options, with other words where `overlay` (key to words) has some."""
    other = overlay or {}
    return [(key, other.get(key) or label) for key, label in labels]

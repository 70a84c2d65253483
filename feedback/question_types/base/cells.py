"""Answers picked from a list, as cells of a table: people read the label, and the way back finds the key again."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext

from feedback.question_types.base.contract import folded
from ui.text import clean_text

YES = {"1", "x", "✓", "yes", "true"}
"""What means "picked" in a column of its own, besides the label; compared without capitals."""
NO = {"", "0", "no", "false"}

MOST_COMMAS = 12
"""No label has more, so that a cell of a thousand commas is read in no time."""

SHOWN = 40
"""As much of a cell that fits nothing is repeated."""

_BETWEEN = re.compile(r"[;\n]")

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

    def parts(self, cell: Any) -> list[str]:
        """What one cell with several answers says, each once: one a line, between ";" or, where no label has it, between ",".

        Words that are no answer stay together, so that they can be read.
        """
        found: list[str] = []
        for piece in _BETWEEN.split(clean_text(str(cell))):
            found += [piece] if self._knows(piece) else self._between_commas(piece)
        return list(dict.fromkeys(part for part in map(str.strip, found) if part))

    def _knows(self, words: str) -> bool:
        return words.strip() in self.keys or folded(words) in self.labels

    def _between_commas(self, piece: str) -> list[str]:
        """Labels may hold commas: of those that begin at one place, the longest is meant."""
        pieces, found, unknown, at = piece.split(","), [], [], 0
        while at < len(pieces):
            longest = min(len(pieces), at + MOST_COMMAS)
            ends = (end for end in range(longest, at, -1) if self._knows(",".join(pieces[at:end])))
            end = next(ends, None)
            if end is None:
                unknown.append(pieces[at])
                at += 1
                continue
            found += [",".join(unknown), ",".join(pieces[at:end])]
            unknown, at = [], end
        return [*found, ",".join(unknown)]


def column(question_text: str, part: Any) -> str:
    """What people read above one of several columns of a question."""
    return f"{question_text} – {part}"


def with_words(labels: Iterable[tuple[str, Any]], overlay: Any) -> list[tuple[str, Any]]:
    """The options, with other words where `overlay` (key to words) has some."""
    other = overlay or {}
    return [(key, other.get(key) or label) for key, label in labels]

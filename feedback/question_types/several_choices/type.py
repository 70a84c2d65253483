"""As many answers out of several as fit."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.cells import Cells, column
from feedback.question_types.base.choices import (
    RATHER_NOT_SAY,
    SOMETHING_ELSE,
    ChoiceField,
    has_words,
    options_of,
    words_beside,
    words_column,
)
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.settings import ChoiceSettingsForm
from feedback.question_types.base.summary import Summary

HOLDS_WORDS = {SOMETHING_ELSE, RATHER_NOT_SAY}
"""The choices whose row keeps the words; words are never there without one of them."""


class SeveralChoices(QuestionType):
    """As many answers out of several as fit. Kept as one row for each, the words with "Something else".

    Its value is `{"choices": keys, "words": text}`, the keys in the order of the question.
    """

    kind = "several_choices"
    label = _("Several choices")
    seconds = CLOSED_SECONDS
    group = "some"
    takes_parts = True
    settings_form = ChoiceSettingsForm
    suits_a_room = True

    def build_field(self, question: Question) -> forms.Field:
        """The choices as boxes to tick."""
        return ChoiceField(
            question, options_of(question), is_several=True, has_words=has_words(question)
        )

    def to_storage(self, value: dict[str, Any]) -> list[StoredValue]:
        """One row for each choice."""
        return [
            StoredValue(choice=key, text=value["words"] if key in HOLDS_WORDS else "")
            for key in (value or {}).get("choices", [])
        ]

    def from_storage(self, rows: Iterable[StoredValue]) -> dict[str, Any]:
        """The choices and the words."""
        kept = list(rows)
        return {
            "choices": [row.choice for row in kept],
            "words": next((row.text for row in kept if row.text), ""),
        }

    def is_answered(self, value: dict[str, Any]) -> bool:
        """Whether anything was ticked."""
        return bool(value and value["choices"])

    def in_words(self, question: Question, value: dict[str, Any]) -> list[str]:
        """The label of each choice, with the words beside the one that holds them."""
        texts = {row.choice: row.text for row in self.to_storage(value)}
        return [
            words_beside(label, texts[key]) for key, label in options_of(question) if key in texts
        ]

    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many chose each answer; together more than answered, because one person may tick several."""
        return Summary.counting(
            options_of(question),
            (row.choice for row in rows),
            answered=answered,
            written=sum(1 for row in rows if row.text),
        )

    def labels_of(self, question: Question) -> dict[str, Any]:
        """The choices."""
        return dict(options_of(question))

    def export_columns(self, question: Question) -> list[tuple[str, str]]:
        """A column for each choice, and one for the words."""
        each = [(key, column(question.text, label)) for key, label in options_of(question)]
        return [*each, words_column(question)] if has_words(question) else each

    def export_row(self, question: Question, value: dict[str, Any]) -> list[Cell]:
        """1 for what was ticked and 0 for what was not; empty cells for somebody who did not answer."""
        is_answered = self.is_answered(value)
        picked: list[Cell] = [
            int(key in value["choices"]) if is_answered else ""
            for key, _label in options_of(question)
        ]
        words = value["words"] if is_answered else ""
        return [*picked, words] if has_words(question) else picked

    def from_export(self, question: Question, cells: Sequence[Any]) -> dict[str, Any]:
        """The choices whose cell says 1, x, yes or their label, and the words."""
        options = options_of(question)
        named, known = [key for key, _label in options], Cells(options)
        picked = [
            key for key, cell in zip(named, cells, strict=False) if known.is_picked(key, cell)
        ]
        words = str(cells[len(named)]) if len(cells) > len(named) else ""
        value: dict[str, Any] = self.checked(question, {"choices": picked, "words": words})
        return value

    def parts_of(self, question: Question, cell: str) -> list[str]:
        """The choices that one cell names."""
        return Cells(options_of(question)).parts(cell)

    def from_parts(self, question: Question, parts: Sequence[str]) -> dict[str, Any]:
        """The choices by their labels or keys."""
        known = Cells(options_of(question))
        value: dict[str, Any] = self.checked(
            question, {"choices": [known.key(part) for part in parts], "words": ""}
        )
        return value

"""Types whose answer is one key out of a few that the type itself knows, kept as one row with the key."""

from collections.abc import Iterable, Sequence
from typing import Any, override

from django import forms

from feedback.question_types.base.cells import Cells
from feedback.question_types.base.choices import KeyField
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.summary import Summary

type Options = list[tuple[str, Any]]


class KeyType(QuestionType):
    """One key out of `options`. Its value is the key, or an empty string."""

    def options(self, question: Question) -> Options:
        """The keys that can be chosen, with their labels."""
        raise NotImplementedError

    @override
    def build_field(self, question: Question) -> forms.Field:
        """The answers as radio buttons."""
        return KeyField(question, self.options(question))

    @override
    def to_storage(self, value: str) -> list[StoredValue]:
        """One row, or none when nothing was chosen."""
        return [StoredValue(choice=value)] if value else []

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> str:
        """The key, or an empty string."""
        return next((row.choice for row in rows), "")

    @override
    def is_answered(self, value: str) -> bool:
        """Whether anything was chosen."""
        return bool(value)

    @override
    def in_words(self, question: Question, value: str) -> list[str]:
        """The label."""
        return [str(dict(self.options(question))[value])] if value else []

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many chose each answer."""
        return Summary.counting(
            self.options(question), (row.choice for row in rows), answered=answered
        )

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """The answers."""
        return dict(self.options(question))

    @override
    def export_row(self, question: Question, value: str) -> list[Cell]:
        """The label."""
        return [Cells(self.options(question)).cell(value or "")]

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> str:
        """The answer by its label or key."""
        value: str = self.checked(question, Cells(self.options(question)).key(cells[0]))
        return value

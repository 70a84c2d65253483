"""One answer out of several."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.cells import Cells
from feedback.question_types.base.choices import (
    ChoiceField,
    answer_and_words,
    has_words,
    options_of,
    words_beside,
)
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.settings import ChoiceSettingsForm
from feedback.question_types.base.summary import Summary


class OneChoice(QuestionType):
    """One answer out of several. Kept as one row with its key and the words beside it.

    Its value is `{"choice": key, "words": text}`.
    """

    kind = "one_choice"
    label = _("One choice")
    seconds = CLOSED_SECONDS
    group = "one"
    settings_form = ChoiceSettingsForm
    suits_a_room = True

    def build_field(self, question: Question) -> forms.Field:
        """The choices as radio buttons."""
        return ChoiceField(
            question, options_of(question), is_several=False, has_words=has_words(question)
        )

    def to_storage(self, value: dict[str, Any]) -> list[StoredValue]:
        """One row, or none when nothing was chosen."""
        if not self.is_answered(value):
            return []
        return [StoredValue(choice=value["choice"], text=value["words"])]

    def from_storage(self, rows: Iterable[StoredValue]) -> dict[str, Any]:
        """The choice and its words."""
        row = next(iter(rows), StoredValue())
        return {"choice": row.choice, "words": row.text}

    def is_answered(self, value: dict[str, Any]) -> bool:
        """Whether anything was chosen."""
        return bool(value and value["choice"])

    def in_words(self, question: Question, value: dict[str, Any]) -> list[str]:
        """The chosen label, with the words beside it."""
        if not self.is_answered(value):
            return []
        return [words_beside(dict(options_of(question))[value["choice"]], value["words"])]

    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many chose each answer."""
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
        """The choice, and the words beside it."""
        return answer_and_words(question)

    def export_row(self, question: Question, value: dict[str, Any]) -> list[Cell]:
        """The label, and the words beside it."""
        choice, words = (value["choice"], value["words"]) if value else ("", "")
        return [Cells(options_of(question)).cell(choice), *([words] if has_words(question) else [])]

    def from_export(self, question: Question, cells: Sequence[Any]) -> dict[str, Any]:
        """The choice by its label or key, and the words."""
        choice = Cells(options_of(question)).key(cells[0])
        words = str(cells[1]) if len(cells) > 1 else ""
        value: dict[str, Any] = self.checked(question, {"choice": choice, "words": words})
        return value

"""One answer out of several."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.choices import ChoiceField, options_of, words_beside
from feedback.question_types.base.contract import Question, QuestionType, StoredValue
from feedback.question_types.base.settings import ChoiceSettingsForm
from feedback.question_types.base.summary import Summary


class OneChoice(QuestionType):
    """One answer out of several. Kept as one row with its key and the words beside it.

    Its value is `{"choice": key, "words": text}`.
    """

    kind = "one_choice"
    label = _("One choice")
    seconds = CLOSED_SECONDS
    settings_form = ChoiceSettingsForm
    suits_a_room = True

    def build_field(self, question: Question) -> forms.Field:
        """The choices as radio buttons."""
        has_words = question.settings.get("something_else", True)
        return ChoiceField(question, options_of(question), is_several=False, has_words=has_words)

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

"""As many answers out of several as fit."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.choices import (
    RATHER_NOT_SAY,
    SOMETHING_ELSE,
    ChoiceField,
    options_of,
    words_beside,
)
from feedback.question_types.base.contract import Question, QuestionType, StoredValue
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
    settings_form = ChoiceSettingsForm
    suits_a_room = True

    def build_field(self, question: Question) -> forms.Field:
        """The choices as boxes to tick."""
        has_words = question.settings.get("something_else", True)
        return ChoiceField(question, options_of(question), is_several=True, has_words=has_words)

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

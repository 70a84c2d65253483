"""As many words as somebody needs."""

from collections.abc import Iterable, Sequence
from typing import override

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import LONG_TEXT_SECONDS
from feedback.question_types.base.contract import Question, QuestionType, StoredValue
from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary
from feedback.question_types.base.texts import ATTRIBUTES, TextField

LONGEST = 10_000
BOX = {"rows": 7, "dir": ATTRIBUTES["dir"]}
"""Browsers suggest nothing in a box, and give its words back after a page that did not load unless autocomplete is off."""


class LongText(QuestionType):
    """As many words as somebody needs. Kept as one row of text; its value is a string."""

    kind = "long_text"
    label = _("A longer answer")
    seconds = LONG_TEXT_SECONDS
    settings_form = SettingsForm
    group = "words"

    def build_field(self, question: Question) -> forms.Field:
        """A box of text of at most 10,000 characters."""
        return TextField(question, longest=LONGEST, widget=forms.Textarea(BOX))

    def to_storage(self, value: str) -> list[StoredValue]:
        """One row, or none for an empty box."""
        return [StoredValue(text=value)] if self.is_answered(value) else []

    def from_storage(self, rows: Iterable[StoredValue]) -> str:
        """The words, or an empty box."""
        return next((row.text for row in rows), "")

    def is_answered(self, value: str) -> bool:
        """Whether there is any word."""
        return bool(value and value.strip())

    @override
    def in_words(self, question: Question, value: str) -> list[str]:
        """The words themselves."""
        return [value] if self.is_answered(value) else []

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many wrote something; the words are shown to the readers, not counted."""
        return Summary(answered=answered, written=len(rows))

"""A photo or drawing with words to it. What is kept of it is drawn anew (`docs/decisions/0039-pictures-are-drawn-anew.md`)."""

from collections.abc import Iterable, Sequence
from typing import Any, override

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import SHORT_TEXT_SECONDS
from feedback.question_types.base.cells import column
from feedback.question_types.base.choices import WORDS, words_column
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary
from feedback.question_types.photo.field import EMPTY, PhotoField

PICTURE = "picture"


class Photo(QuestionType):
    """A picture and words to it. Kept as one row: the name of the picture as `choice`, the words as text.

    Its value is `{"picture": name, "words": text}`; either may be empty. The picture itself is a row of its own.
    """

    kind = "photo"
    label = _("A photo or drawing")
    seconds = 2 * SHORT_TEXT_SECONDS
    settings_form = SettingsForm
    group = "words"
    keeps_pictures = True

    @override
    def build_field(self, question: Question) -> forms.Field:
        """A file to choose, and a line for words."""
        return PhotoField(question)

    @override
    def to_storage(self, value: dict[str, str]) -> list[StoredValue]:
        """One row, or none where there is neither picture nor words."""
        if not self.is_answered(value):
            return []
        return [StoredValue(choice=value["picture"], text=value["words"])]

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> dict[str, str]:
        """The name of the picture, and the words."""
        row = next(iter(rows), StoredValue())
        return {"picture": row.choice, "words": row.text}

    @override
    def is_answered(self, value: dict[str, str]) -> bool:
        """Whether there is a picture or a word."""
        return bool(value and (value["picture"] or value["words"]))

    @override
    def in_words(self, question: Question, value: dict[str, str]) -> list[str]:
        """That there is a picture, and the words to it."""
        if not self.is_answered(value):
            return []
        lines = [gettext("A picture")] if value["picture"] else []
        return [*lines, *([value["words"]] if value["words"] else [])]

    @override
    def pictures_of(self, value: dict[str, str]) -> Sequence[str]:
        """The name of the picture."""
        return [value["picture"]] if value and value["picture"] else []

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many sent a picture; pictures and words are looked at by the readers, not counted up."""
        return Summary(
            answered=answered,
            written=sum(1 for row in rows if row.text),
            is_pictured=True,
            pictures=sum(1 for row in rows if row.choice),
        )

    @override
    def keys_of(self, rows: Iterable[StoredValue]) -> set[str]:
        """None: a picture's name is no answer that a rule could want."""
        return set()

    @override
    def export_columns(self, question: Question) -> list[tuple[str, str]]:
        """Whether there is a picture, with where it can be looked at, and the words to it."""
        where = gettext("picture, which named readers see under “In their words”")
        return [(PICTURE, column(question.text, where)), words_column(question)]

    @override
    def export_row(self, question: Question, value: dict[str, str]) -> list[Cell]:
        """Never the picture, nor its name."""
        value = value or EMPTY
        return [gettext("Yes") if value["picture"] else "", value[WORDS]]

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> dict[str, str]:
        """The words; no table brings a picture."""
        words = str(cells[1]) if len(cells) > 1 else ""
        value: dict[str, str] = self.checked(question, {WORDS: words})
        return value

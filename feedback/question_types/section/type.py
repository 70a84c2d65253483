"""Text between questions. It asks nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, override

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary
from ui.forms import CleanCharField

BODY = "body"
LONGEST = 2000


class SectionSettingsForm(SettingsForm):
    """What is said under the heading."""

    body = CleanCharField(
        label=_("Text under the heading"),
        help_text=_("What people should know before they go on. A blank line begins a paragraph."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """What was written."""
        return {BODY: settings.get(BODY, "")}

    def to_settings(self) -> dict[str, Any]:
        """What was written."""
        return {BODY: self.cleaned_data[BODY]}


def body_of(question: Question) -> str:
    """What is said under the heading."""
    other = question.settings.get("labels") or {}
    return str(other.get(BODY) or question.settings.get(BODY, ""))


class Section(QuestionType):
    """Text between questions. It counts for the minutes of reading, and nowhere else."""

    kind = "section"
    label = _("Text between questions")
    seconds = 0
    settings_form = SectionSettingsForm
    asks = False

    @override
    def words_for(self, question: Question) -> int:
        """The heading and what is said under it."""
        return super().words_for(question) + len(body_of(question).split())

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """What is said under the heading."""
        body = body_of(question)
        return {BODY: body} if body else {}

    @override
    def build_field(self, question: Question) -> forms.Field:
        """A field that takes nothing, for whoever builds one without asking `asks`."""
        return forms.Field(label=question.text, required=False, disabled=True)

    @override
    def to_storage(self, value: Any) -> list[StoredValue]:
        """No row, whatever comes."""
        return []

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> None:
        """Nothing."""

    @override
    def is_answered(self, value: Any) -> bool:
        """Never."""
        return False

    @override
    def in_words(self, question: Question, value: Any) -> list[str]:
        """Nothing was said."""
        return []

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """Nobody answered, because nothing was asked."""
        return Summary(answered=0)

    @override
    def comparable(self, question: Question) -> list[tuple[str, Any]]:
        """Nothing."""
        return []

    @override
    def export_columns(self, question: Question) -> list[tuple[str, str]]:
        """No column."""
        return []

    @override
    def export_row(self, question: Question, value: Any) -> list[Cell]:
        """No cell."""
        return []

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> None:
        """Nothing."""

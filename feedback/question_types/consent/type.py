"""A line to tick. Leaving it open says no and holds nothing up."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, override

from django import forms
from django.utils.html import conditional_escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.cells import NO, YES
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue, folded
from feedback.question_types.base.drawn import DrawnBoundField
from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary
from ui.forms import CleanCharField

LINE = "line"
TICKED = "ticked"
LONGEST = 500


class ConsentSettingsForm(SettingsForm):
    """The exact words that people tick."""

    line = CleanCharField(
        label=_("The line to tick"),
        help_text=_("Exactly what people agree to, such as: You may use my words in your report."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write the line that people tick.")},
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """What was written."""
        return {LINE: settings.get(LINE, "")}

    def to_settings(self) -> dict[str, Any]:
        """What was written."""
        return {LINE: self.cleaned_data[LINE]}


def line_of(question: Question) -> str:
    """The line to tick. A form that has opened never changes, so it stays what people ticked."""
    other = question.settings.get("labels") or {}
    return str(other.get(LINE) or question.settings.get(LINE, ""))


class ConsentField(forms.Field):
    """A box to tick. Gives "ticked" or an empty text."""

    default_error_messages = {
        "required": _("Tick the line to go on."),
        "unknown": _("Tick the line, or leave it open."),
    }
    bound_field_class = DrawnBoundField
    drawn_by = "question_types/consent/line.html"

    def __init__(self, question: Question) -> None:
        self.line = line_of(question)
        widget = forms.TextInput()
        widget.use_fieldset = True
        super().__init__(
            label=question.text,
            help_text=conditional_escape(question.hint),
            required=question.required,
            widget=widget,
        )

    def clean(self, value: Any) -> str:
        """Whether it was ticked. Raises `ValidationError` with a sentence."""
        if value not in {None, "", TICKED}:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return value or ""


class Consent(QuestionType):
    """A line to tick. Kept as one row with the choice "ticked"; its value is that, or empty.

    The words stand in the settings of the question, and the version of a form that people answered never changes.
    """

    kind = "consent"
    label = _("A line to tick")
    seconds = CLOSED_SECONDS
    agreed = (LINE,)
    settings_form = ConsentSettingsForm
    blank_is_answer = True

    @override
    def words_for(self, question: Question) -> int:
        """The line is read too."""
        return super().words_for(question) + len(line_of(question).split())

    @override
    def build_field(self, question: Question) -> forms.Field:
        """The line with its box."""
        return ConsentField(question)

    @override
    def to_storage(self, value: str) -> list[StoredValue]:
        """One row, or none for an open box."""
        return [StoredValue(choice=TICKED)] if value else []

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> str:
        """Whether it was ticked."""
        return next((row.choice for row in rows), "")

    @override
    def is_answered(self, value: str) -> bool:
        """Whether it was ticked."""
        return bool(value)

    @override
    def in_words(self, question: Question, value: str) -> list[str]:
        """The line itself, after the word that says what was done with it."""
        return [gettext("Ticked: %(line)s") % {"line": line_of(question)}] if value else []

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many ticked it. Who did not is not kept, so there is no share."""
        return Summary(answered=answered, is_ticked=True)

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """The line."""
        return {LINE: line_of(question)}

    @override
    def comparable(self, question: Question) -> list[tuple[str, Any]]:
        """That it was ticked."""
        return [(TICKED, _("ticked"))]

    @override
    def export_row(self, question: Question, value: str) -> list[Cell]:
        """1 where it was ticked; an empty cell is no answer."""
        return [1 if value else ""]

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> str:
        """Ticked where the cell says 1, x, yes or "ticked"."""
        words = folded(cells[0])
        picked = TICKED if words in YES | {TICKED} else "" if words in NO else words
        value: str = self.checked(question, picked)
        return value

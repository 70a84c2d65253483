"""A whole number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, override

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.domain.bins import bins
from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.contract import Question, QuestionType, StoredValue
from feedback.question_types.base.digits import LIMIT, whole_number
from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary
from feedback.question_types.number.field import NumberField
from ui.forms import CleanCharField

UNIT = "unit"


class NumberSettingsForm(SettingsForm):
    """Between what the number lies, and of what it is one."""

    least = forms.IntegerField(
        label=_("Lowest number"), required=False, min_value=-LIMIT, max_value=LIMIT
    )
    most = forms.IntegerField(
        label=_("Highest number"), required=False, min_value=-LIMIT, max_value=LIMIT
    )
    unit = CleanCharField(
        label=_("Unit"),
        help_text=_("Stands after the box, such as: hours a week."),
        max_length=40,
        required=False,
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing below 0, until somebody writes otherwise."""
        return {
            "least": settings.get("least", 0),
            "most": settings.get("most"),
            UNIT: settings.get(UNIT, ""),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse limits between which there is nothing."""
        values = super().clean() or {}
        least, most = values.get("least"), values.get("most")
        if least is not None and most is not None and least >= most:
            self.add_error("most", gettext("The highest number must be above the lowest."))
        return values

    def to_settings(self) -> dict[str, Any]:
        """What was written; None where there is no limit."""
        return {name: self.cleaned_data[name] for name in ("least", "most", UNIT)}


class Number(QuestionType):
    """A whole number. Kept as one row with it; its value is an int, or None for no answer."""

    kind = "number"
    label = _("A number")
    seconds = CLOSED_SECONDS
    settings_form = NumberSettingsForm

    @override
    def build_field(self, question: Question) -> forms.Field:
        """A box for the number."""
        least, most = _limits(question)
        return NumberField(question, least=least, most=most, unit=_unit(question))

    @override
    def to_storage(self, value: int | None) -> list[StoredValue]:
        """One row, or none for an empty box."""
        return [StoredValue(number=value)] if value is not None else []

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> int | None:
        """The number, or None."""
        return next((row.number for row in rows), None)

    @override
    def is_answered(self, value: int | None) -> bool:
        """Whether there is a number. 0 is one."""
        return value is not None

    @override
    def in_words(self, question: Question, value: int | None) -> list[str]:
        """The number with its unit."""
        return [] if value is None else [f"{value} {_unit(question)}".strip()]

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many gave each number, or a number from each span. No lowest, highest or middle one: it is one person's."""
        numbers = [row.number for row in rows if row.number is not None]
        spans = bins(numbers, *_limits(question))
        labels = [(f"{low}_{high}", _label(low, high)) for low, high in spans]
        given = (f"{low}_{high}" for each in numbers for low, high in spans if low <= each <= high)
        return Summary.counting(labels, given, answered=answered)

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """The unit, where there is one."""
        unit = _unit(question)
        return {UNIT: unit} if unit else {}

    @override
    def comparable(self, question: Question) -> list[tuple[str, Any]]:
        """None: a rule compares the number itself."""
        return []

    @override
    def compare(self, question: Question, value: int | None, relation: str, wanted: str) -> bool:
        """Whether the number is `wanted`, in whatever digits and with its unit or without."""
        number = whole_number(wanted)
        return super().compare(question, value, relation, wanted if number is None else str(number))

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> int | None:
        """The number, also where a spreadsheet made it 3.0."""
        cell = cells[0]
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        number: int | None = self.checked(question, cell)
        return number


def _limits(question: Question) -> tuple[int | None, int | None]:
    return question.settings.get("least", 0), question.settings.get("most")


def _unit(question: Question) -> str:
    other = question.settings.get("labels") or {}
    return str(other.get(UNIT) or question.settings.get(UNIT, ""))


def _label(low: int, high: int) -> str:
    if low == high:
        return str(low)
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}

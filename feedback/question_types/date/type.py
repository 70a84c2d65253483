"""A day, or about when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, override

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary
from feedback.question_types.date.field import DateField, parts_of
from ui.days import day_in_words

YEAR, MONTH = 4, 7
"""How many characters of ISO text say the year, and the month."""
MOST_MONTHS = 12
"""More months than this, and the result counts years."""


class DateSettingsForm(SettingsForm):
    """Whether a month or a year is enough."""

    about = forms.BooleanField(
        label=_("A month or a year is enough"),
        help_text=_("For what people remember only roughly."),
        required=False,
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """A whole day, until somebody says otherwise."""
        return {"about": settings.get("about", False)}

    def to_settings(self) -> dict[str, Any]:
        """Whether it is."""
        return {"about": self.cleaned_data["about"]}


class Date(QuestionType):
    """A day, a month or a year. Kept as one row whose choice is the ISO text, which is its value too; empty for no answer.

    In the choice and not in the text, because the text of an answer is what people wrote in their own words.
    """

    kind = "date"
    label = _("A date")
    seconds = CLOSED_SECONDS
    settings_form = DateSettingsForm

    @override
    def build_field(self, question: Question) -> forms.Field:
        """Boxes for day, month and year."""
        return DateField(question, is_about=bool(question.settings.get("about", False)))

    @override
    def to_storage(self, value: str) -> list[StoredValue]:
        """One row, or none for empty boxes."""
        return [StoredValue(choice=value)] if value else []

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> str:
        """The ISO text, or an empty text."""
        return next((row.choice for row in rows), "")

    @override
    def is_answered(self, value: str) -> bool:
        """Whether there is at least a year."""
        return bool(value)

    @override
    def in_words(self, question: Question, value: str) -> list[str]:
        """The date as people write it; "about" before what is no day."""
        if not value:
            return []
        words = shown(value)
        if len(value) > MONTH:
            return [words]
        return [gettext("about %(date)s") % {"date": words}]

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many named each month, or each year where they are far apart or only the year is known."""
        given = [row.choice for row in rows if row.choice]
        months = {each[:MONTH] for each in given}
        is_by_month = len(months) <= MOST_MONTHS and all(len(each) == MONTH for each in months)
        length = MONTH if is_by_month else YEAR
        spans = sorted({each[:length] for each in given})
        labels = [(each, shown(each)) for each in spans]
        return Summary.counting(labels, (each[:length] for each in given), answered=answered)

    @override
    def comparable(self, question: Question) -> list[tuple[str, Any]]:
        """None: a rule compares the date as ISO text, or part of it."""
        return []

    @override
    def compare(self, question: Question, value: str, relation: str, wanted: str) -> bool:
        """Whether it is that day, or lies in that month or year."""
        is_within = bool(value) and bool(wanted) and f"{value}-".startswith(f"{wanted.strip()}-")
        if relation == "is_not":
            return not is_within
        return is_within or super().compare(question, value, relation, wanted)

    @override
    def export_row(self, question: Question, value: str) -> list[Cell]:
        """ISO text, which every table programme sorts rightly."""
        return [value or ""]

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> str:
        """The date: ISO text, day/month/year, or what a spreadsheet holds as a date."""
        cell = cells[0]
        if isinstance(cell, date | datetime):
            cell = cell.isoformat()
        words = str(cell).strip().split("T")[0].split(" 00:00")[0]
        parts = words.replace(".", "/").split("/")
        if len(parts) == 3:  # noqa: PLR2004 -- day, month and year
            sent = dict(zip(("day", "month", "year"), parts, strict=True))
        else:
            sent = parts_of(words) if any(parts_of(words).values()) else {"year": words}
        value: str = self.checked(question, sent)
        return value


def shown(iso: str) -> str:
    """A date as people write it: 14 May 2026, May 2026 or 2026."""
    said = parts_of(iso)
    if said["day"]:
        return day_in_words(date.fromisoformat(iso))
    return f"{MONTHS[int(said['month'])]} {said['year']}" if said["month"] else said["year"]

"""The field for a day in three boxes, which nobody has to pick from a calendar. Gives ISO text: 2026-05-14, 2026-05 or 2026."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, override

from django import forms
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.functional import cached_property
from django.utils.html import conditional_escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.contract import Question, folded
from feedback.question_types.base.digits import whole_number
from feedback.question_types.base.drawn import DrawnBoundField
from ui.text import clean_text
from ui.words import joined

PARTS = (("day", _("Day")), ("month", _("Month")), ("year", _("Year")))
FIRST_YEAR, LAST_YEAR = 1900, 2100

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def parts_of(iso: str) -> dict[str, str]:
    """The boxes that show `iso`; blanks what it does not say."""
    found = _ISO.fullmatch(iso)
    year, month, day = found.groups(default="") if found else ("", "", "")
    return {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}


class DateWidget(forms.Widget):
    """Reads three boxes out of a sent page; the bound field draws them."""

    use_fieldset = True

    @override
    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        """What each box holds."""
        return {part: str(data.get(f"{name}_{part}", "")) for part, _label in PARTS}


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a date, as the page draws it."""

    id: str
    name: str
    label: Any
    value: str
    part: str


class DateBoundField(DrawnBoundField):
    """A date on a page: its boxes with what was typed."""

    field: "DateField"

    @cached_property
    def boxes(self) -> list[Box]:
        """Day, month and year; the first has the id of the field, so that an error can lead to it."""
        shown = self.value() or {}
        shown = parts_of(shown) if isinstance(shown, str) else shown
        return [
            Box(
                id=f"{self.auto_id}_{part}" if number else self.auto_id,
                name=f"{self.html_name}_{part}",
                label=label,
                value=clean_text(shown.get(part, "")),
                part=part,
            )
            for number, (part, label) in enumerate(PARTS)
        ]


class DateField(forms.Field):
    """A day; where `is_about`, a month or a year is enough. Gives ISO text, or an empty text for no answer."""

    default_error_messages = {
        "day": _("Write the day as a number from 1 to 31."),
        "month": _("Write the month as a number from 1 to 12, or as a word."),
        "year": _("Write the year with four figures, such as 2026."),
        "no_such_day": _("There is no such day. Check the day and the month."),
        "incomplete": _("Write the day, the month and the year."),
        "about": _("Write the year, and the month and the day if you know them."),
    }
    bound_field_class = DateBoundField
    drawn_by = "question_types/date/boxes.html"

    def __init__(self, question: Question, *, is_about: bool) -> None:
        self.is_about = is_about
        example = (
            gettext("For example 14 5 2026. If you do not know the day, leave it out.")
            if is_about
            else gettext("For example 14 5 2026.")
        )
        super().__init__(
            label=question.text,
            help_text=conditional_escape(
                joined(question.hint, example) if question.hint else example
            ),
            required=question.required,
            widget=DateWidget(),
        )

    def clean(self, value: Any) -> str:
        """The date. Raises `ValidationError` with a sentence; what was typed stays in its box."""
        typed = parts_of(value) if isinstance(value, str) else value or {}
        typed = {part: clean_text(typed.get(part, "")).strip() for part, _label in PARTS}
        if not any(typed.values()):
            self._refuse("about" if self.is_about else "incomplete", unless=not self.required)
            return ""
        given = {
            "day": self._number("day", typed["day"], 1, 31),
            "month": self._number("month", _month_number(typed["month"]), 1, 12),
            "year": self._number("year", typed["year"], FIRST_YEAR, LAST_YEAR),
        }
        self._check_whole(given)
        return "-".join(
            f"{number:0{width}}"
            for number, width in ((given["year"], 4), (given["month"], 2), (given["day"], 2))
            if number is not None
        )

    def _number(self, part: str, typed: str, low: int, high: int) -> int | None:
        number = whole_number(typed) if typed else None
        self._refuse(part, unless=not typed or (number is not None and low <= number <= high))
        return number

    def _check_whole(self, given: Mapping[str, int | None]) -> None:
        """Refuse what is no day, and a gap: the year is always there, and the month wherever the day is."""
        year, month, day = given["year"], given["month"], given["day"]
        is_enough = year is not None and (month is not None or day is None)
        if not self.is_about:
            is_enough = year is not None and month is not None and day is not None
        self._refuse("about" if self.is_about else "incomplete", unless=is_enough)
        if year is not None and month is not None and day is not None:
            try:
                date(year, month, day)
            except ValueError:
                self._refuse("no_such_day", unless=False)

    def _refuse(self, code: str, *, unless: bool) -> None:
        if not unless:
            raise forms.ValidationError(self.error_messages[code], code=code)


def _month_number(typed: str) -> str:
    """The number of a month that is written as a word in the language of the page; else what was typed."""
    wanted = folded(typed).rstrip(".")
    for names in (MONTHS, MONTHS_3):
        for number, name in names.items():
            if wanted and wanted == folded(name).rstrip("."):
                return str(number)
    return typed

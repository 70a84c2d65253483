"""Choosing a member, and days, in the forms of a plan."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisations.queries import Colleagues
from ui.days import day_in_words
from ui.forms import DateInput

FIRST_YEAR, LAST_YEAR = 2000, 2100
NOBODY = ("", _("Nobody yet"))


class MemberField(forms.TypedChoiceField):
    """A member who works here now, by id; None for nobody. Whoever stood there before and left stays, and is said to have left."""

    def __init__(self, **options: Any) -> None:
        """Take what a field takes; it is never required."""
        super().__init__(coerce=int, empty_value=None, required=False, **options)
        self.left: dict[str, str] = {}

    def offer(self, found: Colleagues, *, kept: int | None = None) -> None:
        """Offer everybody who works here, and the one `kept` from before."""
        self.left = {str(pk): name for pk, name in found.left.items()}
        gone = [(kept, gone_name(found.left[kept]))] if kept in found.left else []
        self.choices = [NOBODY, *found.here.items(), *gone]

    def validate(self, value: Any) -> None:
        """Refuse whoever left, with a sentence."""
        if value in self.left and not self.valid_value(value):
            raise ValidationError(left_words(self.left[value]))
        super().validate(value)


def gone_name(name: str) -> str:
    """Return how somebody stands in a list who does not work here any more."""
    return str(_("%(name)s (left)") % {"name": name})


def left_words(name: str) -> str:
    """Return the sentence that refuses somebody who left."""
    return str(_("%(name)s does not work here any more. Name somebody else.") % {"name": name})


class DayField(forms.DateField):
    """A day between the years 2000 and 2100; anything else is a slip of the keyboard."""

    def __init__(self, **options: Any) -> None:
        """Take what a date field takes."""
        words = {"invalid": _("Write the day as day, month and year, for example 2026-12-08.")}
        words |= options.pop("error_messages", {})
        super().__init__(widget=DateInput, error_messages=words, **options)

    def clean(self, value: Any) -> Any:
        """Refuse years that nobody means."""
        day: date | None = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("Look at the year: it is too far away."))
        return day


def refuse_to_come(day: date | None, today: date) -> date | None:
    """Return the day, unless it is still to come, which nothing that happened can be."""
    if day and day > today:
        raise ValidationError(
            _("%(day)s is still to come. Write the day on which it happened."),
            params={"day": day_in_words(day)},
        )
    return day

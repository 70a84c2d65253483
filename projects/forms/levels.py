"""What a group was promised, and hands counted in a meeting, as people type them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from projects.domain.deciding import Hands
from projects.domain.levels import FELT_COLUMNS, LEVELS
from projects.forms.choosing import DayField, refuse_to_come
from projects.forms.deciding import level_field
from projects.models import FeltReport
from projects.terms import LEVEL_NAMES
from ui.forms import CleanCharField, Form

MOST_PEOPLE = 5000


class PromiseForm(Form):
    """How far a group was promised to take part; blank says that nothing was said."""

    level = level_field(_("How far were they promised to take part?"))
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FeltForm(Form):
    """Where hands were counted, when, and how many people chose each of the five words."""

    occasion = CleanCharField(
        label=_("Where was it asked?"),
        max_length=140,
        help_text=_("For example: panel meeting in the library."),
        error_messages={"required": _("Say where it was asked.")},
    )
    asked_on = DayField(
        label=_("On which day?"), error_messages={"required": _("Say on which day it was asked.")}
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take today."""
        super().__init__(*args, **options)
        self.today = today
        for level in LEVELS:
            self.fields[FELT_COLUMNS[level]] = forms.IntegerField(
                label=LEVEL_NAMES[level],
                required=False,
                min_value=0,
                max_value=MOST_PEOPLE,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
                error_messages={"invalid": _("Write how many as a whole number.")},
            )

    def counts(self) -> list[forms.BoundField]:
        """Return how many people chose each word, from being told to being handed the decision."""
        return [self[FELT_COLUMNS[level]] for level in LEVELS]

    def clean_asked_on(self) -> date | None:
        """Refuse a day that is still to come."""
        return refuse_to_come(self.cleaned_data["asked_on"], self.today)

    def clean(self) -> dict[str, Any]:
        """Refuse a count of nobody."""
        values = super().clean() or {}
        if not self.errors and not any(values.get(name) for name in FELT_COLUMNS.values()):
            raise ValidationError(
                _("Write how many hands there were for at least one of the five words.")
            )
        return values

    def hands(self) -> Hands:
        """Return what was counted."""
        values = self.cleaned_data
        return Hands(
            occasion=values["occasion"],
            asked_on=values["asked_on"],
            by_level={level: values[name] or 0 for level, name in FELT_COLUMNS.items()},
        )


def counted_in(report: FeltReport) -> dict[str, Any]:
    """Return what the form about a count shows before anything is typed."""
    return {
        name: getattr(report, name) for name in ("occasion", "asked_on", *FELT_COLUMNS.values())
    }

"""The end of a plan without asking people, as a person types it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from projects.models import EndKind, PlanEnding
from projects.queries.ending import ending_stamp
from projects.terms import END_MEANINGS
from ui.forms import CleanCharField, DateInput, Form


def end_choices() -> list[tuple[str, Any]]:
    """Return the ways in which a plan ends, each with what it means."""
    return [
        (
            code,
            format_html(
                '<span class="strong">{}</span><br><span class="soft small">{}</span>',
                label,
                END_MEANINGS[code],
            ),
        )
        for code, label in EndKind.choices
    ]


class EndingForm(Form):
    """How it ends, why, and when somebody looks again."""

    kind = forms.ChoiceField(
        label=_("How does it end?"),
        choices=end_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how the plan ends."),
            "invalid_choice": _("Choose one of these three."),
        },
    )
    why = CleanCharField(
        label=_("Because …"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Colleagues read it, and whoever asks later why nobody was asked."),
        error_messages={"required": _("Say why. A good reason is a good answer.")},
    )
    look_again_on = forms.DateField(
        label=_("When do you look at it again?"),
        required=False,
        widget=DateInput,
        help_text=_("Leave it empty if you do not mean to."),
    )
    based_on = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take the day that it is."""
        super().__init__(*args, **options)
        self.today = today

    def clean_look_again_on(self) -> date | None:
        """Refuse a day that has passed when it is typed now."""
        day: date | None = self.cleaned_data["look_again_on"]
        if day and day <= self.today and "look_again_on" in self.changed_data:
            raise ValidationError(_("This day has passed. Give one that is still to come."))
        return day


def values_of(ending: PlanEnding | None) -> dict[str, Any]:
    """Return what the form shows of a stored ending, or of none."""
    values: dict[str, Any] = {"based_on": ending_stamp(ending)}
    if ending is not None:
        values |= {name: getattr(ending, name) for name in ("kind", "why", "look_again_on")}
    return values

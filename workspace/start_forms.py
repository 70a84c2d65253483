"""What is asked before a project is made: a title, and little else."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.forms import CleanCharField, DateInput, Form

FURTHEST = timedelta(days=5 * 365)


def title_field() -> CleanCharField:
    """Return the field for the title of a project."""
    return CleanCharField(
        label=gettext_lazy("What is the project called?"),
        max_length=140,
        error_messages={"required": gettext_lazy("Give the project a title.")},
    )


class EmptyPlanForm(Form):
    """The title, and why if it is known."""

    title = title_field()
    why = CleanCharField(
        label=gettext_lazy("Why we are co-producing this"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Two sentences are enough. You can leave it for later."),
    )


class TemplateForm(EmptyPlanForm):
    """The same, and the day on which it begins."""

    starts_on = forms.DateField(
        label=gettext_lazy("When does it begin?"),
        required=False,
        widget=DateInput,
        help_text=gettext_lazy(
            "The stages get their days from it, one after the other. Without it they have none yet. You can change each of them."
        ),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Know the day that it is."""
        super().__init__(*args, **options)
        self.first, self.last = today - FURTHEST, today + FURTHEST

    def clean_starts_on(self) -> date | None:
        """Refuse a day so far away that it is a slip of the pen."""
        starts_on: date | None = self.cleaned_data["starts_on"]
        if starts_on is not None and not self.first <= starts_on <= self.last:
            raise forms.ValidationError(_("Give a day within five years of today."))
        return starts_on


class CopyForm(Form):
    """The title of a copy, and whether the questions come along."""

    title = title_field()
    with_asks = forms.BooleanField(
        label=gettext_lazy("Copy what was asked as drafts: the reason and the questions"),
        required=False,
    )

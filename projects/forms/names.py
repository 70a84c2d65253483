"""The day on which a project parts from names."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.forms import DateInput, Form

AHEAD = timedelta(days=14)


class NamesForm(Form):
    """A day at least two weeks ahead, so that it is announced, or none."""

    on = forms.DateField(
        label=gettext_lazy("Names go on"),
        widget=DateInput,
        required=False,
        help_text=gettext_lazy("Leave it empty, and names go when their time is over."),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Know the day that it is."""
        super().__init__(*args, **options)
        self.soonest = today + AHEAD

    def clean_on(self) -> date | None:
        """Refuse a day within the next two weeks."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and on < self.soonest and on != self.initial.get("on"):
            raise forms.ValidationError(
                _("Give a day at least two weeks ahead, so that everybody hears of it before.")
            )
        return on

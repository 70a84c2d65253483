"""What somebody says when people have to wait longer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.forms.outcomes import day, long_text
from ui.forms import Form

WHY_NEEDED = _("Say why. People read it.")


class SnoozeForm(Form):
    """Why reminders rest: the words are what people are told."""

    why = long_text(
        _("Why does it take longer?"),
        required=True,
        help_text=_(
            "People read this, on the public page and in the message that goes out now. For example: the board meets on 12 May."
        ),
        error_messages={"required": WHY_NEEDED},
    )


class LateForm(Form):
    """Why people have not heard, and when they will."""

    why = long_text(
        _("Why is it late?"),
        required=True,
        help_text=_("People read this. Say what happened, plainly."),
        error_messages={"required": WHY_NEEDED},
    )
    new_on = day(
        _("By when do they hear?"),
        required=True,
        help_text=_("It is no new promise: what you promised first stays late."),
        error_messages={"required": _("Give the day by which people hear.")},
    )

    def __init__(self, *args: Any, after: date, **options: Any) -> None:
        """Take the day after which it has to be."""
        super().__init__(*args, **options)
        self.after = after

    def clean_new_on(self) -> date:
        """Refuse a day that is not to come."""
        new_on: date = self.cleaned_data["new_on"]
        if new_on <= self.after:
            raise forms.ValidationError(terms.OUTCOME_BACKWARDS["next_on"])
        return new_on

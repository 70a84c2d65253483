"""What a person chooses about the reminders that they get."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations import terms
from organisations.forms.organisations import time_zones
from ui.forms import Form


def _zones() -> list[tuple[str, Any]]:
    return [("", _("The same as my organisation")), *time_zones()]


class RemindersForm(Form):
    """How reminders come, and in which time zone it is morning."""

    remind_by = forms.ChoiceField(
        label=_("How do reminders come?"),
        choices=terms.REMIND_BY,
        widget=forms.RadioSelect,
        help_text=_(
            "What is overdue, and what keeps people safe, comes at once whatever you choose. "
            "Everything else comes on the working days of your organisation and never at night."
        ),
        error_messages={
            "required": _("Choose how reminders come."),
            "invalid_choice": _("Choose one of the ways in the list."),
        },
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=_zones,
        required=False,
        help_text=_("It is morning when it is morning there."),
        error_messages={"invalid_choice": _("Choose a time zone such as Europe/London.")},
    )

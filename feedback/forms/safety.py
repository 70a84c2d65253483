"""What is typed where somebody keeps people safe: to whom a worry went, why a name is looked up, where to phone somebody."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import terms
from participants.forms.phones import PhoneField
from ui.forms import CleanCharField, DateInput, Form


class HandOverForm(Form):
    """To whom a worry was handed over, and when."""

    handed_to = CleanCharField(
        label=_("Whom did you tell?"),
        max_length=160,
        help_text=_(
            "A name, a role or a duty line. What they do about it stands with them, not here."
        ),
        error_messages={"required": _("Write down whom you told.")},
    )
    handed_on = forms.DateField(
        label=_("When?"),
        widget=DateInput,
        error_messages={"required": _("Give the day."), "invalid": _("Give the day.")},
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take the day it is in the organisation."""
        options["initial"] = {"handed_on": today} | options.get("initial", {})
        super().__init__(*args, **options)
        self.today = today

    def clean_handed_on(self) -> date:
        """Refuse a day that has not come yet."""
        day: date = self.cleaned_data["handed_on"]
        if day > self.today:
            raise forms.ValidationError(
                _("This day has not come yet. Give the day on which you told them.")
            )
        return day


class NameForm(Form):
    """Why a name is looked up."""

    reason = CleanCharField(
        label=_("Why do you need the name?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_(
            "A second person reads this today, and it stays. Write no name and nothing that the person told us."
        ),
        error_messages={"required": _("Say why you need the name.")},
    )


class CallForm(Form):
    """How a call went."""

    ended_as = forms.ChoiceField(
        label=_("How did it go?"),
        choices=terms.CALL_ENDS,
        error_messages={"required": _("Say how it went."), "invalid_choice": _("Say how it went.")},
    )


class PhoneMeForm(Form):
    """Where somebody wants to be phoned."""

    name = CleanCharField(
        label=_("What should we call you?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = PhoneField(
        label=_("Which number should we ring?"),
        error_messages={"required": _("Write the number that we should ring.")},
    )
    note = CleanCharField(
        label=_("When is a good time, and is there a place where we should not ring?"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

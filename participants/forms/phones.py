"""A telephone number as people type it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.domain.phones import can_be_rung
from ui.forms import CleanCharField


class PhoneField(CleanCharField):
    """A number that somebody could ring, spaces and all; empty where it may be."""

    def __init__(self, **options: Any) -> None:
        """Take what a text takes."""
        keypad = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"})
        super().__init__(**{"max_length": 40, "widget": keypad, **options})

    def validate(self, value: Any) -> None:
        """Refuse what nobody could ring."""
        super().validate(value)
        if value and not can_be_rung(value):
            raise forms.ValidationError(
                _("This does not look like a telephone number. Write all of its digits.")
            )

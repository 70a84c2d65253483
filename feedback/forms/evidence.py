"""Choosing the asks that a piece of evidence rests on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import Form


class EvidenceLinkForm(Form):
    """Ticks for what was asked in the project and has closed."""

    asks = forms.TypedMultipleChoiceField(
        label=_("What we asked"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Choose from what was asked in this project and has closed."),
        },
    )

    def __init__(self, *args: Any, asks: Sequence[tuple[int, str]], **options: Any) -> None:
        """Take id and title of what has closed."""
        super().__init__(*args, **options)
        self.offer("asks", asks)

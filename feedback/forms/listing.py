"""How much of the public list is taken over by another site."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import Form

COUNTS = (3, 5, 10, 20)
USUAL = 5


class PasteForm(Form):
    """How many stand in the block; anything else than the choices is the usual number."""

    number = forms.TypedChoiceField(
        label=_("How many"),
        coerce=int,
        choices=[(count, str(count)) for count in COUNTS],
        initial=USUAL,
        required=False,
    )

    @property
    def count(self) -> int:
        """How many were chosen."""
        return int(self.cleaned_data["number"] or USUAL) if self.is_valid() else USUAL

"""What people type about another organisation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisations.models import PartnerKind
from organisations.queries import is_partner_named
from ui.forms import CleanCharField, Form


class PartnerForm(Form):
    """The name of another organisation, how it takes part, and what to know."""

    name = CleanCharField(
        label=_("Name of the organisation"),
        max_length=120,
        error_messages={"required": _("Write the name of the organisation.")},
    )
    kind = forms.ChoiceField(
        label=_("How it takes part"),
        choices=PartnerKind,
        widget=forms.RadioSelect,
        initial=PartnerKind.DELIVERS,
        error_messages={"required": _("Choose how it takes part.")},
    )
    note = CleanCharField(
        label=_("What to know"),
        max_length=300,
        required=False,
        help_text=_("For example: hosts the young people’s group. No names and no addresses."),
    )

    def __init__(self, *args: Any, besides: int | None = None, **options: Any) -> None:
        """Take what a form takes, and the id of the partner that is being changed."""
        super().__init__(*args, **options)
        self.besides = besides

    def clean_name(self) -> str:
        """Refuse a name that is on the list."""
        name: str = self.cleaned_data["name"]
        if is_partner_named(name, besides=self.besides):
            raise ValidationError(
                _("“%(name)s” is on your list already. Change it there."), params={"name": name}
            )
        return name

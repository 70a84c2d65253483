"""What people type in their own record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants import terms
from participants.domain.codes import as_typed
from participants.forms.phones import PhoneField
from participants.queries.contacts import normal_address
from ui.forms import CleanCharField, Form


class CodeForm(Form):
    """A code, as somebody types it."""

    code = CleanCharField(
        label=_("Your code"),
        help_text=_("8 digits, such as 4821 0937"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type your code.")},
    )

    def clean_code(self) -> str:
        """The code without blanks and hyphens."""
        code = as_typed(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("A code has 8 digits and nothing else."))
        return code


class AddressForm(Form):
    """Another e-mail address."""

    email = forms.EmailField(
        label=_("Your new e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Type your e-mail address."),
            "invalid": _("This does not look like an e-mail address. Check it, then try again."),
        },
    )

    def clean_email(self) -> str:
        """The address in its one spelling."""
        return normal_address(self.cleaned_data["email"])


class AddressCodeForm(CodeForm):
    """The code that was sent to a new address, with that address."""

    email = forms.EmailField(max_length=254, widget=forms.HiddenInput)

    def clean_email(self) -> str:
        """The address in its one spelling."""
        return normal_address(self.cleaned_data["email"])


class DetailsForm(Form):
    """A person's name, and how they are best reached."""

    name = CleanCharField(label=_("Your name"), required=False, max_length=120)
    contact_phone = PhoneField(label=_("Your phone number"), required=False)
    channel = forms.ChoiceField(
        label=_("The best way to reach you"),
        required=False,
        choices=[("", _("Any way")), *terms.CHANNELS],
    )
    language = forms.ChoiceField(
        label=_("Your language"),
        required=False,
        choices=[("", _("Not said")), *terms.LANGUAGES],
    )


class LimitForm(Form):
    """How often somebody wants to be asked at most."""

    times = forms.TypedChoiceField(
        label=_("Ask me at most"),
        choices=terms.LIMIT_TIMES,
        coerce=int,
        empty_value=None,
        required=False,
    )
    days = forms.TypedChoiceField(
        label=_("In what time"),
        choices=terms.LIMIT_DAYS,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Without a number there is no span."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("times") is None:
            values["days"] = None
        return values

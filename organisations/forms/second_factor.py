"""The library's forms about the second step, in our words."""

from typing import Any

from allauth.mfa.base import forms as library
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.forms.accounts import PlainFields

NAME_LENGTH = 60
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "20"}


class CodeForm(PlainFields, library.AuthenticateForm):
    """A code from the phone, or a recovery code, at sign-in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("code", _("Code"), _("The six digits from your phone, or a recovery code."))
        self.fields["code"].widget.attrs.update(CODE)


class CodeAgainForm(PlainFields, library.ReauthenticateForm):
    """A code from the phone, to show that it is still the same person."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("code", _("Code"), _("The six digits from your phone, or a recovery code."))
        self.fields["code"].widget.attrs.update(CODE)


class FirstCodeForm(PlainFields, ActivateTOTPForm):
    """The first code from a phone, which shows that both count alike."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("code", _("The code your phone shows"), _("Six digits."))
        self.fields["code"].widget.attrs.update(CODE)

    @property
    def secret_in_fours(self) -> str:
        """The secret as a person types it, four signs at a time."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class NewPasskeyForm(PlainFields, passkeys.AddWebAuthnForm):
    """A new passkey. It always proves who holds it, so that it is enough to sign in by."""

    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("name", _("Name of the passkey"), _("So that you know which is which."))
        self.fields["name"].max_length = NAME_LENGTH
        self.fields["name"].widget.attrs["maxlength"] = NAME_LENGTH

    def clean_name(self) -> str:
        """Return the name, shortened if it is long: a passkey that was made must not be lost over its name."""
        return str(super().clean_name())[:NAME_LENGTH]


class PasskeyNameForm(PlainFields, passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("name", _("Name of the passkey"), _("So that you know which is which."))
        self.fields["name"].widget.attrs["maxlength"] = NAME_LENGTH

    def clean_name(self) -> str:
        """Return the name, shortened if it is long."""
        return str(self.cleaned_data["name"])[:NAME_LENGTH]

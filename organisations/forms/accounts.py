"""The account library's forms in our words: labels over fields, no placeholders, one password field."""

from typing import Any

from allauth.account import forms as library
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ui.forms import CleanCharField, Form

PASSWORD_HELP = _("At least 10 characters. A few unusual words are easier to remember than signs.")


class PlainFields:
    """Draws the library's fields like all of ours."""

    use_required_attribute = False
    fields: dict[str, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.label_suffix = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def say(self, name: str, label: Any, help_text: Any = "") -> None:
        """Put our words on a field."""
        self.fields[name].label = label
        self.fields[name].help_text = help_text


class SignInForm(PlainFields, library.LoginForm):
    """Signing in by e-mail address and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("login", _("E-mail address"))
        self.say("password", _("Password"))


class SignUpForm(PlainFields, library.SignupForm):
    """Making an account. Whether the address already has one is told by mail only."""

    name = CleanCharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("People you ask, and colleagues, see this name."),
    )
    field_order = ("name", "email", "password1")

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.say("email", _("E-mail address"))
        self.say("password1", _("Password"), PASSWORD_HELP)

    def try_save(self, request: HttpRequest) -> Any:
        """Save as the library does; a taken address takes as long to answer as a free one."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class AskForPasswordForm(PlainFields, library.ResetPasswordForm):
    """Asking for a link to choose a new password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("email", _("E-mail address"))


class NewPasswordForm(PlainFields, library.ResetPasswordKeyForm):
    """Choosing a new password by the link from a message."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        del self.fields["password2"]
        self.say("password1", _("New password"), PASSWORD_HELP)


class ChangePasswordForm(PlainFields, library.ChangePasswordForm):
    """Choosing a new password while signed in; every other browser is signed out by it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        del self.fields["password2"]
        self.say("oldpassword", _("Your password until now"))
        self.say("password1", _("New password"), PASSWORD_HELP)


class ReauthenticateForm(PlainFields, library.ReauthenticateForm):
    """Showing by the password that it is still the same person."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **options)
        self.say("password", _("Password"))


class NameForm(Form):
    """The name that people asked and colleagues see."""

    name = CleanCharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("People you ask, and colleagues, see this name."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )

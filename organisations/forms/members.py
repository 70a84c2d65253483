"""What managers type about members."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from access.roles import Role
from ui.forms import Form


class RoleForm(Form):
    """One of the roles that the one who chooses may give."""

    role = forms.TypedChoiceField(
        label=_("Role"),
        coerce=Role,
        error_messages={"invalid_choice": _("Choose a role from the list.")},
    )

    def __init__(self, *args: Any, roles: Iterable[Role], **options: Any) -> None:
        """Take what a form takes, and the roles to choose from."""
        super().__init__(*args, **options)
        field: Any = self.fields["role"]
        field.choices = [(role.value, role.label) for role in roles]


class InvitationForm(RoleForm):
    """Inviting a colleague."""

    email = forms.EmailField(
        label=_("E-mail address of your colleague"),
        error_messages={
            "required": _("Write an e-mail address."),
            "invalid": _("Write an e-mail address such as name@example.org."),
        },
    )
    field_order = ("email", "role")

    def clean_email(self) -> str:
        """Return the address as the account library keeps them."""
        email: str = self.cleaned_data["email"]
        return email.lower()

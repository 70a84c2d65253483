"""What managers type about members."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from access.roles import Role
from organisations.duties import Duty
from organisations.models import Member
from ui.forms import CleanCharField, Form


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


class ReassignForm(Form):
    """Who takes over what a member holds: all of it, or one thing each."""

    everything = forms.ChoiceField(
        label=_("Who takes over?"),
        required=False,
        help_text=_("Everything below goes to them, where you choose nobody else."),
    )
    why = CleanCharField(
        label=_("Why, if you like"),
        max_length=300,
        required=False,
        help_text=_("For colleagues only."),
    )

    def __init__(
        self, *args: Any, duties: Sequence[Duty], members: Sequence[Member], **options: Any
    ) -> None:
        """Take what is held, and those who may take it over."""
        super().__init__(*args, **options)
        self.members = {str(one.pk): one for one in members}
        self.duties = duties
        names = [(pk, str(one)) for pk, one in self.members.items()]
        self.fields["everything"].choices = [("", _("Choose for each")), *names]  # type: ignore[attr-defined]
        for duty in duties:
            self.fields[duty.key] = forms.ChoiceField(
                label=duty.title,
                help_text=" · ".join(duty.roles),
                required=False,
                choices=[("", _("As above")), *names],
            )
        self.order_fields(["everything", *(duty.key for duty in duties), "why"])

    def clean(self) -> dict[str, Any]:
        """Ask for a name wherever there would be none."""
        values = super().clean() or {}
        for duty in self.duties:
            is_named = values.get(duty.key) or values.get("everything")
            if not is_named and duty.key not in self.errors:
                self.add_error(duty.key, _("Choose who takes this over."))
        return values

    def takers(self) -> dict[str, Member]:
        """Return who takes each duty over, by its key."""
        said = self.cleaned_data
        return {
            duty.key: self.members[said[duty.key] or said["everything"]] for duty in self.duties
        }


class ForceForm(Form):
    """Why a membership ends before what is held is in other hands."""

    why = CleanCharField(
        label=_("Why can nobody be named first?"),
        max_length=300,
        help_text=_("It is written down with your name."),
        error_messages={"required": _("Say why.")},
    )

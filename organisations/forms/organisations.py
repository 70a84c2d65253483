"""What people type about an organisation."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.models import Member, Organisation
from organisations.queries import active_members
from ui.forms import CleanCharField, Form

REGIONS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)


def time_zones() -> list[tuple[str, str]]:
    """Return the time zones that people live in, with their names as they are commonly written."""
    names = sorted(name for name in available_timezones() if name.startswith(REGIONS))
    return [(name, name.replace("_", " ")) for name in [*names, "UTC"]]


class OrganisationForm(Form):
    """Starting an organisation."""

    name = CleanCharField(
        label=_("Name of the organisation"),
        max_length=120,
        help_text=_("People you ask see it. You can change it later."),
        error_messages={"required": _("Write the name of the organisation.")},
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zones,
        initial="Europe/London",
        help_text=_("A day ends here when it ends for you."),
        error_messages={"invalid_choice": _("Choose a time zone such as Europe/London.")},
    )


class MemberChoice(forms.ModelChoiceField):
    """An active member of the current organisation, shown by name and role."""

    def label_from_instance(self, obj: Any) -> str:
        """Return what people read in the list."""
        member: Member = obj
        return f"{member} ({member.get_role_display()})"


class SettingsForm(OrganisationForm):
    """What holds for the whole organisation."""

    help_text = CleanCharField(
        label=_("Where help is"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Stands at the foot of every page people answer on. Say whom to ring when someone is not safe."
        ),
    )
    default_wording = CleanCharField(
        label=_("Who reads it and what is kept"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whatever you ask next starts with this. It can be changed there."),
    )
    default_backup = MemberChoice(
        label=_("Who stands in when the one who asked is away"),
        queryset=Member.objects.none(),
        required=False,
    )
    default_manager = MemberChoice(
        label=_("Who is reminded when an answer is late"),
        queryset=Member.objects.none(),
        required=False,
    )
    default_senior = MemberChoice(
        label=_("Who is reminded when it is very late"),
        queryset=Member.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        """Take what a form takes, and the organisation whose settings these are."""
        names = [*OrganisationForm.base_fields, *SettingsForm.base_fields]
        options["initial"] = {name: getattr(organisation, name) for name in names}
        super().__init__(*args, **options)
        for name in ("default_backup", "default_manager", "default_senior"):
            field: Any = self.fields[name]
            field.queryset = active_members()
            field.empty_label = _("Nobody")
            field.error_messages["invalid_choice"] = _("Choose a member from the list.")

"""What people type about an organisation."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisations import terms
from organisations.domain.limits import FOR_OWNERS, LIMITS
from organisations.models import Member, Organisation, check_numbers
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


@cache
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


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that belong together, under one heading with one sentence."""

    heading: Any
    help: Any
    fields: list[forms.BoundField]


GROUPS: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
    (
        _("The organisation"),
        _("People you ask see the name. Days begin and end in the time zone."),
        ("name", "time_zone", "language"),
    ),
    (
        _("What everyone who is asked reads"),
        _("A new wording reaches only what you ask from then on."),
        ("help_text", "default_wording"),
    ),
    (
        _("The public list"),
        _("One page, open to everybody, with what you asked and what came of it."),
        ("lists_publicly", "public_words"),
    ),
    (
        _("Who is reminded"),
        _("Whatever you ask next starts with these people. They can be changed there."),
        ("default_backup", "default_manager", "default_senior"),
    ),
    (
        _("Days"),
        _("Whatever was opened before keeps the days that people were told."),
        (
            *("ask_days", "promise_days", "final_days", "repeat_days", "retell_days"),
            *("confirm_days", "decide_days", "still_owed_days", "check_days"),
        ),
    ),
    (
        _("Links"),
        _("A link that was sent before keeps its last day."),
        ("link_days", "invitation_days"),
    ),
    (
        _("Small groups"),
        _(
            "Only an owner changes these. Results that were shown before are never shown with smaller groups."
        ),
        ("k_internal", "k_public"),
    ),
    (
        _("Signing in"),
        _("Only an owner changes this."),
        ("requires_second_factor",),
    ),
)
"""The settings, group by group: heading, help, names of the fields."""


def _number(name: str, label: Any, help_text: Any) -> forms.IntegerField:
    """Return the field of a number, within its limits."""
    limit = LIMITS[name]
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=limit.least, max_value=limit.most
    )


class SettingsForm(OrganisationForm):
    """What holds for the whole organisation."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=lambda: settings.LANGUAGES,
        help_text=_("The language of the e-mails that people and colleagues get."),
        error_messages={"invalid_choice": _("Choose a language from the list.")},
    )

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
    ask_days = _number(
        "ask_days",
        _("How many days do people have to answer?"),
        _("Only a suggestion when you ask: 21 days leave room for holidays and busy months."),
    )
    promise_days = _number(
        "promise_days",
        _("How many days after the last day do people hear?"),
        _("What you promise unless you give another day. Usual: 28."),
    )
    final_days = _number(
        "final_days",
        _("Within how many days is everything answered?"),
        _(
            "A later promise needs a manager’s reason. 84 days are 12 weeks, the norm for public bodies."
        ),
    )
    repeat_days = _number(
        "repeat_days",
        _("How many days pass between reminders of a late answer?"),
        _("They go to the person who tells people and to the one who is accountable. Usual: 28."),
    )
    retell_days = _number(
        "retell_days",
        _("Within how many days do people hear that something was taken back?"),
        _("When you withdraw what you asked, or cannot keep what you said. Usual: 7."),
    )
    confirm_days = _number(
        "confirm_days",
        _("How many days before the last day is the promise confirmed?"),
        _("Whoever tells people checks who decides, and by when people hear. Usual: 7."),
    )
    decide_days = _number(
        "decide_days",
        _("How many days before the promised day does whoever decides hear?"),
        _("They read how many people are waiting for them. Usual: 14."),
    )
    still_owed_days = _number(
        "still_owed_days",
        _("After how many days does a manager hear that it is still owed?"),
        _("Left out where everything is to be answered by then. Usual: 56."),
    )
    check_days = _number(
        "check_days",
        _("After how many days do we ask people whether they see a change?"),
        _("Counted from the day on which they were told. Usual: 14."),
    )
    link_days = _number(
        "link_days",
        _("For how many days after closing does a personal link work?"),
        _("It then still shows what happened. Usual: 30."),
    )
    invitation_days = _number(
        "invitation_days",
        _("For how many days does an invitation to a colleague work?"),
        _("Usual: 14."),
    )
    k_internal = _number(
        "k_internal",
        _("Fewest answers shown as numbers to people who work here"),
        _("With fewer, nobody sees a number, so that nobody can be told from it. At least 5."),
    )
    k_public = _number(
        "k_public",
        _("Fewest answers shown as numbers to everybody else"),
        _("At least 10."),
    )
    requires_second_factor = forms.BooleanField(
        label=_("Everyone here signs in with a second step"),
        required=False,
        help_text=_(
            "Besides the password: a passkey, or a code from your phone. Whoever has neither, you too, is asked to "
            "set one up before they see anything here."
        ),
    )

    lists_publicly = forms.BooleanField(
        label=_("Show the list to everybody"),
        required=False,
        help_text=_(
            "Only what somebody put on it stands there, and never anything about under-18s or a sensitive subject. "
            "While this is off, the page does not exist."
        ),
    )
    public_words = CleanCharField(
        label=_("What stands above the list"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who you are, and why you show this. Two or three sentences."),
    )

    def __init__(
        self, *args: Any, organisation: Organisation, is_owner: bool, **options: Any
    ) -> None:
        """Take what a form takes, the organisation whose settings these are, and whether an owner asks."""
        names = [*OrganisationForm.base_fields, *SettingsForm.base_fields]
        options["initial"] = {name: getattr(organisation, name) for name in names}
        super().__init__(*args, **options)
        for name in ("default_backup", "default_manager", "default_senior"):
            field: Any = self.fields[name]
            field.queryset = active_members()
            field.empty_label = _("Nobody")
            field.error_messages["invalid_choice"] = _("Choose a member from the list.")
        for name, limit in LIMITS.items():
            bounds = {"least": limit.least, "most": limit.most}
            sentence = terms.NUMBER_FAULTS[""] % bounds
            codes = ("required", "invalid", "min_value", "max_value")
            self.fields[name].error_messages.update(dict.fromkeys(codes, sentence))
        for name in FOR_OWNERS:
            self.fields[name].disabled = not is_owner

    def clean(self) -> dict[str, Any]:
        """Refuse numbers that cannot stand together."""
        values = super().clean() or {}
        if set(LIMITS) <= set(values):
            try:
                check_numbers({name: values[name] for name in LIMITS})
            except ValidationError as refusal:
                self.add_error(None, refusal)
        return values

    @property
    def groups(self) -> list[Group]:
        """The fields as they stand on the page."""
        return [
            Group(heading, sentence, [self[name] for name in names])
            for heading, sentence, names in GROUPS
        ]

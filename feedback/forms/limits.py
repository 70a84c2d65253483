"""How often people may be asked, in plain words, and with whom that was agreed."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from feedback.domain import limits
from feedback.domain.load import PROFILES
from participants.terms import CAP_PROFILES
from ui.forms import CleanCharField, DateInput, Form

KINDS = {
    "points": _("How often in 90 days is too often?"),
    "minutes": _("How many minutes in 90 days are too many?"),
    "max_asks": _("At most how often in 30 days?"),
}
GENERAL = {
    "min_gap_days": _("How many days lie between two asks, at least?"),
    "unanswered_stop": _("After how many unanswered asks in a row do we stop writing?"),
    "max_reminders": _("At most how many reminders for one ask?"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that belong together, under one heading."""

    heading: Any
    fields: list[forms.BoundField]


class LimitsForm(Form):
    """Every number that may be chosen, who agreed to them, and when."""

    agreed_with = CleanCharField(
        label=_("Who agreed to these numbers?"),
        max_length=200,
        help_text=_(
            "Say which people you asked, such as “the parents’ panel”. Limits that nobody was asked about are ours alone."
        ),
        error_messages={"required": _("Write down who agreed.")},
    )
    agreed_on = forms.DateField(
        label=_("When?"),
        widget=DateInput,
        error_messages={"required": _("Give the day on which they agreed.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """Add a field for each number."""
        super().__init__(*args, **options)
        labels = GENERAL | {
            f"{kind}_{profile}": label for profile in PROFILES for kind, label in KINDS.items()
        }
        usual = limits.usual()
        for name, bounds in limits.BOUNDS.items():
            words = now_("A whole number from %(least)s to %(most)s.") % {
                "least": bounds.least,
                "most": bounds.most,
            }
            self.fields[name] = forms.IntegerField(
                label=labels[name],
                min_value=bounds.least,
                max_value=bounds.most,
                help_text=now_("Usual: %(n)s.") % {"n": usual[name]},
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), words
                ),
            )
        self.order_fields([*limits.BOUNDS, "agreed_with", "agreed_on"])

    @property
    def groups(self) -> list[Group]:
        """The numbers as they stand on the page: those for everybody, then those of each profile."""
        by_profile = [
            Group(dict(CAP_PROFILES)[profile], [self[f"{kind}_{profile}"] for kind in KINDS])
            for profile in PROFILES
        ]
        return [Group(_("Everybody"), [self[name] for name in GENERAL]), *by_profile]

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers that were chosen."""
        return {name: self.cleaned_data[name] for name in limits.BOUNDS}

    def refuse(self, refusal: ValidationError) -> None:
        """Say beside the fields why the numbers were refused."""
        self.add_error(None, refusal)

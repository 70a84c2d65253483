"""Who hears what when, and at which hours nobody does."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.domain import ladder
from feedback.domain.schedule import FAMILIES, STAFF, as_ladder, staff_of
from organisations.models import Organisation
from ui.forms import Form

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
TOO_FEW = _(
    "Choose at least as many people as usually hear of it. You can put one in another’s place."
)
UNKNOWN = _("Choose from the list.")
STEP_HINTS = {
    "confirm": _("Before the last day for answers."),
    "closed": _("The morning after the last day. Everybody who answered is thanked."),
    "decide": _("Before the promised day."),
    "first_word": _(
        "On the promised day. Everybody who answered hears that there is no news, if there is none."
    ),
    "still_owed": _("When the first word came late, or only said that it takes longer."),
    "waiting": _("When people were promised a later day than is usual."),
    "overdue": _(
        "When not everything is answered in time. Everybody who answered hears it the first time."
    ),
}


class RemindingForm(Form):
    """The hours and days on which we write, and who hears of each step."""

    quiet_from = forms.TypedChoiceField(
        label=_("From when on do we write to nobody?"),
        choices=HOURS,
        coerce=int,
        help_text=_(
            "Evening and night belong to people. The same hour twice means: at every hour."
        ),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose an hour.")),
    )
    quiet_until = forms.TypedChoiceField(
        label=_("Until when?"),
        choices=HOURS,
        coerce=int,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose an hour.")),
    )
    working_days = forms.TypedMultipleChoiceField(
        label=_("On which days are colleagues reminded?"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is overdue, and what keeps people safe, comes on every day."),
        error_messages={"required": _("Choose at least one day."), "invalid_choice": UNKNOWN},
    )
    digest_weekday = forms.TypedChoiceField(
        label=_("On which day do people hear what is new?"),
        choices=[(number + 1, name) for number, name in WEEKDAYS.items()],
        coerce=int,
        help_text=_(
            "Nobody gets more than one message with news in a week. The first comes at once; what follows within "
            "seven days waits for this day, unless a day that we promised would pass."
        ),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose a day.")),
    )

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        """Start with what holds now, and add a choice of people for each step."""
        chosen = as_ladder(organisation.ladder)
        options["initial"] = {
            "quiet_from": organisation.quiet_from,
            "quiet_until": organisation.quiet_until,
            "working_days": _days(organisation.working_days),
            "digest_weekday": organisation.digest_weekday,
            **{f"step_{sort}": staff_of(sort, chosen) for sort in FAMILIES},
        }
        super().__init__(*args, **options)
        for sort in FAMILIES:
            self.fields[f"step_{sort}"] = forms.MultipleChoiceField(
                label=terms.STEP_LABELS[sort],
                choices=[(role, terms.AUDIENCE_LABELS[role]) for role in STAFF],
                widget=forms.CheckboxSelectMultiple,
                help_text=STEP_HINTS[sort],
                error_messages={"required": TOO_FEW, "invalid_choice": UNKNOWN},
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a step that would reach fewer people than usual."""
        values = super().clean() or {}
        chosen = {one: values[f"step_{one}"] for one in FAMILIES if f"step_{one}" in values}
        for sort, code in ladder.faults(chosen).items():
            self.add_error(f"step_{sort}", TOO_FEW if code == ladder.TOO_FEW else UNKNOWN)
        return values

    @property
    def hours(self) -> list[forms.BoundField]:
        """The fields of hours and days."""
        return [
            self[one] for one in ("quiet_from", "quiet_until", "working_days", "digest_weekday")
        ]

    @property
    def steps(self) -> list[forms.BoundField]:
        """The fields of the steps, from the first to the last."""
        return [self[f"step_{sort}"] for sort in FAMILIES]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, as the organisation's settings keep it."""
        values = self.cleaned_data
        return {
            "quiet_from": values["quiet_from"],
            "quiet_until": values["quiet_until"],
            "working_days": sum(1 << day for day in set(values["working_days"])),
            "digest_weekday": values["digest_weekday"],
            "ladder": ladder.kept({sort: values[f"step_{sort}"] for sort in FAMILIES}),
        }


def _days(bits: int) -> Sequence[int]:
    return [day for day in range(7) if bits >> day & 1]

"""A meeting as somebody plans it, moves it or calls it off."""

from datetime import date, datetime, time
from typing import Any, override
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from feedback.domain.meetings import LONGEST, SHORTEST, MeetingPlan, NoSuchHourError, begins_at
from feedback.models import Meeting
from feedback.models.meetings import USUAL_MINUTES
from ui.forms import CleanCharField, DateInput, Form

MOST_PLACES = 5000
FIELDS = ("day", "hour", "minutes", "place", "call_link", "capacity", "agenda", "access_note")


class TimeInput(forms.TimeInput):
    """An hour, picked or typed; sent and shown as 18:30."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def _words(label: Any, rows: int, **options: Any) -> CleanCharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return CleanCharField(label=label, max_length=4000, required=False, widget=widget, **options)


class MeetingPlanForm(Form):
    """When, where, for how many, what we will do, and how people get there and take part."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = forms.DateField(
        label=_("On which day?"),
        widget=DateInput,
        error_messages={
            "required": _("Give the day."),
            "invalid": _("Give the day as a date, such as 2027-03-14."),
        },
    )
    hour = forms.TimeField(
        label=_("When does it begin?"),
        widget=TimeInput,
        error_messages={
            "required": _("Give the time at which it begins."),
            "invalid": _("Give the time as hours and minutes, such as 18:30."),
        },
    )
    minutes = forms.IntegerField(
        label=_("How many minutes does it last?"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=USUAL_MINUTES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
        error_messages={
            "required": _("Write how many minutes it lasts."),
            "invalid": _("Write the minutes as a whole number, such as 90."),
        },
    )
    place = CleanCharField(
        label=_("Where is it?"),
        max_length=200,
        required=False,
        help_text=_("The room and the address, as you would tell a visitor."),
    )
    call_link = forms.URLField(
        label=_("Link to join by phone or computer"),
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={
            "invalid": _("This is not a whole address. Copy it from the invitation of the call.")
        },
        help_text=_("Only people asked by name see it."),
    )
    capacity = forms.IntegerField(
        label=_("How many places are there?"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
        help_text=_("Leave it empty if everybody fits."),
        error_messages={"invalid": _("Write the places as a whole number.")},
    )
    agenda = _words(
        _("What will you do there?"),
        5,
        help_text=_("In the words of those who come. Who helped to set it?"),
    )
    access_note = _words(
        _("Getting there and taking part"),
        4,
        help_text=_(
            "Steps and lifts, parking and buses, interpreters, food, children, a quiet room."
        ),
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        zone: ZoneInfo,
        meeting: Meeting | None = None,
        **options: Any,
    ) -> None:
        """Take the day it is in the organisation, its time zone, and the meeting that is changed."""
        super().__init__(*args, **options)
        self.today, self.zone, self.meeting = today, zone, meeting
        self.starts_at: datetime | None = None
        if meeting is not None:
            self.fields["why"] = CleanCharField(
                label=_("Why does it change?"),
                max_length=300,
                required=False,
                help_text=_(
                    "If the day, the time or the place changes, those who said that they come get this by e-mail."
                ),
            )

    def clean_day(self) -> date:
        """Refuse a day that has passed, unless it stood there before."""
        day: date = self.cleaned_data["day"]
        was = self.meeting.held_on if self.meeting else None
        if day < self.today and day != was:
            raise ValidationError(
                _("This day has passed. A meeting that took place is recorded, not planned.")
            )
        return day

    @override
    def clean(self) -> dict[str, Any]:
        """Find the instant, and refuse an hour that the clocks skip."""
        values = super().clean() or {}
        day, hour = values.get("day"), values.get("hour")
        if day and hour is not None:
            try:
                self.starts_at = begins_at(day, hour, self.zone)
            except NoSuchHourError:
                self.add_error(
                    "hour",
                    _("The clocks go forward that night, and skip this hour. Choose another."),
                )
        return values

    def plan(self) -> MeetingPlan:
        """Return the plan, as an action takes it."""
        values = self.cleaned_data
        if self.starts_at is None:
            raise LookupError
        names = ("minutes", "place", "call_link", "capacity", "agenda", "access_note")
        return MeetingPlan(
            starts_at=self.starts_at,
            held_on=values["day"],
            **{name: values[name] for name in names},
        )


def values_of(meeting: Meeting) -> dict[str, Any]:
    """Return what the form shows of a meeting before anything is typed."""
    zone = meeting.organisation.zone
    local = meeting.starts_at.astimezone(zone) if meeting.starts_at else None
    hour: time | None = local.time() if local else None
    stored = {name: getattr(meeting, name) for name in FIELDS if name not in {"day", "hour"}}
    return {"version": meeting.version, "day": meeting.held_on, "hour": hour} | stored


class CallOffForm(Form):
    """Why it does not take place."""

    why = CleanCharField(
        label=_("Why does it not take place?"),
        max_length=300,
        error_messages={"required": _("Say why. Those who said that they come read it.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

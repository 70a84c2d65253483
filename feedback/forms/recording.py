"""A meeting that took place, as somebody writes it down afterwards."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.rooms import read_tallies
from feedback.domain.schedule import latest_promise
from feedback.forms.asking import Choices, stage_choices
from ui.forms import CleanCharField, DateInput, Form

LONGEST_ITEM = 300
MOST_ITEMS = 40


class MeetingForm(Form):
    """When it was, who was in the room by group, what was said, what was promised, and what is owed for it."""

    title = CleanCharField(
        label=_("What was it about, in one line?"),
        max_length=140,
        error_messages={"required": _("Write in one line what it was about.")},
    )
    held_on = forms.DateField(
        label=_("When was it?"),
        widget=DateInput,
        error_messages={"required": _("Give the day of the meeting.")},
    )
    room = CleanCharField(
        label=_("Who was in the room?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("One group on each line with how many, for example “Parents, 9”. No names."),
        error_messages={"required": _("Write at least one group and how many people it was.")},
    )
    said = CleanCharField(
        label=_("What was said?"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("Typed from the flipchart or pasted. Leave names out."),
        error_messages={"required": _("Write down what was said.")},
    )
    promised = CleanCharField(
        label=_("What was promised there?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("If nothing was promised, leave it empty."),
    )
    items = CleanCharField(
        label=_("What do we owe them an answer about?"),
        max_length=12_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("One thing on each line. Left empty, it is the meeting as a whole."),
    )
    promised_on = forms.DateField(
        label=_("By when do they hear?"),
        required=False,
        widget=DateInput,
        help_text=_("Leave it empty for as many days after the meeting as is usual here."),
    )
    owner = forms.TypedChoiceField(label=_("Who tells them what happened?"), coerce=int)
    stage = forms.TypedChoiceField(
        label=_("Where does it belong?"),
        coerce=int,
        choices=stage_choices,
        widget=forms.RadioSelect,
        initial=1,
        error_messages={"required": _("Choose one of the five stages.")},
    )
    project = forms.TypedChoiceField(
        label=_("In which project?"), required=False, coerce=int, empty_value=None
    )
    project_title = CleanCharField(
        label=_("A new project: its title"),
        max_length=140,
        required=False,
        help_text=_("Leave it empty, and it is called like the meeting."),
    )

    def __init__(
        self,
        *args: Any,
        members: Choices,
        projects: Choices,
        today: date,
        final_days: int,
        **options: Any,
    ) -> None:
        """Take the members and projects of the organisation, the day it is there, and how long people may wait."""
        super().__init__(*args, **options)
        self.today = today
        self.final_days = final_days
        self.fields["owner"].choices = members  # type: ignore[attr-defined]
        self.fields["project"].choices = [  # type: ignore[attr-defined]
            ("", _("A new project")),
            *projects,
        ]

    def clean_held_on(self) -> date:
        """Refuse a day that is still to come: that is an ask, not a record."""
        held_on: date = self.cleaned_data["held_on"]
        if held_on > self.today:
            raise forms.ValidationError(
                _("This day is still to come. Give the day on which it took place.")
            )
        return held_on

    def clean_room(self) -> Sequence[Any]:
        """Read the groups and their numbers, and name the lines that say neither."""
        tallies, unread = read_tallies(self.cleaned_data["room"])
        if unread:
            raise forms.ValidationError(
                [
                    forms.ValidationError(
                        _(
                            "Line %(number)s, “%(text)s”: write the group and how many, as in “Parents, 9”."
                        ),
                        params={"number": one.number, "text": one.text[:60]},
                    )
                    for one in unread[:5]
                ]
            )
        return tallies

    def clean_items(self) -> list[str]:
        """Read one item from each line; a long one says so."""
        lines = [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]
        if any(len(line) > LONGEST_ITEM for line in lines):
            raise forms.ValidationError(
                _("One of the lines has more than %(most)s characters. Make it shorter."),
                params={"most": LONGEST_ITEM},
            )
        if len(lines) > MOST_ITEMS:
            raise forms.ValidationError(
                _("That is more than %(most)s lines. Put what belongs together into one."),
                params={"most": MOST_ITEMS},
            )
        return lines

    def clean(self) -> dict[str, Any]:
        """Refuse a promise before the meeting, or later than everything is to be answered."""
        values = super().clean() or {}
        held_on, promised_on = values.get("held_on"), values.get("promised_on")
        if held_on and promised_on and promised_on < held_on + timedelta(days=1):
            self.add_error("promised_on", _("This day is before the meeting, or the same day."))
        if held_on and promised_on and promised_on > latest_promise(held_on, self.final_days):
            too_late = forms.ValidationError(
                _(
                    "This is more than %(days)s days after the meeting. Give an earlier day for the first word."
                ),
                params={"days": self.final_days},
            )
            self.add_error("promised_on", too_late)
        return values

"""Days on which people are away, as people type them or bring them in from a file."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.models import ClosedKind
from organisations.reading import (
    FIRST_YEAR,
    LARGEST_FILE,
    LAST_YEAR,
    LONGEST_NAME,
    MOST_DAYS,
    ReadDays,
    RefusedError,
    read_days,
)
from ui.forms import CleanCharField, DateInput, Form

REFUSED = {
    "too_big": _("This file is larger than 500 kB. Send only the holidays, as .ics or CSV."),
    "empty": _("There is nothing in this file. Choose another one."),
    "not_days": _(
        "This is no list of days. Send an .ics file, or a table (CSV) with a name, a first day and a last day in each row."
    ),
    "broken_calendar": _(
        "This calendar file cannot be read. Download it again, or send a table (CSV) with a name, a first day and a last day."
    ),
    "too_many": _("There are more than 1,000 entries in this file. Send the holidays alone."),
    "no_days": _("There are no days in this file. Choose another one."),
}
LEFT_OUT = {
    "no_name": _("it has no name"),
    "long_name": _("its name is longer than 120 characters"),
    "backwards": _("its last day comes before its first day"),
    "far_away": _("it lies before the year 2000 or after 2100"),
    "too_long": _("it is longer than a year"),
    "no_day": _("its days cannot be read: write them as 2026-06-26 or 26/06/2026"),
}
"""Why an entry is not taken, by the code of `organisations.reading`; each goes on after “left out: ”."""


class ClosedDaysForm(Form):
    """What it is called, what it is, from when until when."""

    name = CleanCharField(
        label=_("What is it called?"),
        max_length=LONGEST_NAME,
        help_text=_("For example: Summer holidays."),
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=ClosedKind,
        widget=forms.RadioSelect,
        initial=ClosedKind.SCHOOL_HOLIDAY,
    )
    starts_on = forms.DateField(label=_("First day"), widget=DateInput)
    ends_on = forms.DateField(label=_("Last day"), widget=DateInput)

    def clean(self) -> dict[str, Any]:
        """Refuse days that run backwards, or lie where nobody plans."""
        values = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        for name, day in (("starts_on", first), ("ends_on", last)):
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, _("Give a day between the years 2000 and 2100."))
        if first and last and last < first:
            self.add_error("ends_on", _("The last day cannot come before the first day."))
        elif first and last and (last - first).days >= MOST_DAYS:
            self.add_error("ends_on", _("This is longer than a year. Look at the year once more."))
        return values

    def refuse_same(self) -> None:
        """Say that these days are written down already."""
        self.add_error(
            "name", _("Days of this name that begin on this day are written down already.")
        )


class FileForm(Form):
    """A file of days, and what all of them are."""

    file = forms.FileField(
        label=_("The file"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".ics,.csv,text/calendar,text/csv"}),
        help_text=_(
            "An .ics file, as councils and schools offer them, or a table (CSV) with a name, a first day and a last day in each row. Up to 500 kB and 1,000 entries."
        ),
    )
    kind = forms.ChoiceField(
        label=_("What are these days?"),
        choices=ClosedKind,
        widget=forms.RadioSelect,
        initial=ClosedKind.SCHOOL_HOLIDAY,
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **options: Any) -> None:
        """Take the time zone of the organisation."""
        super().__init__(*args, **options)
        self.zone = zone
        self.days = ReadDays()

    def clean_file(self) -> Any:
        """Read the file, or say why we do not take it."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(REFUSED["too_big"])
        try:
            self.days = read_days(file.read(), self.zone)
        except RefusedError as refused:
            raise forms.ValidationError(REFUSED[refused.code]) from None
        return file

    def refuse_size(self) -> None:
        """Say that the file is too large, without looking into it."""
        self.errors["file"] = self.error_class([str(REFUSED["too_big"])])

    def refuse_checked(self) -> None:
        """Say that what came back from the check page cannot be read."""
        words = _("The days that you looked at did not come back. Choose the file once more.")
        self.errors["file"] = self.error_class([str(words)])


class CheckedForm(Form):
    """What was read from a file and looked at; it comes back with the page and is read as suspiciously as the file was."""

    rows = CleanCharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=ClosedKind, widget=forms.HiddenInput)

    def clean_rows(self) -> ReadDays:
        """Read the days again."""
        try:
            data = self.cleaned_data["rows"].encode()
            return read_days(data, ZoneInfo("UTC"), largest=2 * LARGEST_FILE)
        except RefusedError as refused:
            raise forms.ValidationError(REFUSED[refused.code]) from None

"""Which options of a ranking go on, as somebody confirms it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.shortlisting import Choice
from feedback.models import Shortlist
from feedback.queries.order_views import SplitLine
from ui.forms import CleanCharField, DateInput, Form

LONGEST_LINE = 1000


class ShortlistForm(Form):
    """The options that go on, who decided, when and why, and a line about each split: it cannot be confirmed without."""

    options = forms.MultipleChoiceField(
        label=_("What goes on to the next stage?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one that goes on.")},
    )
    decided_by = CleanCharField(
        label=_("Who decided?"),
        max_length=120,
        help_text=_("A person or a panel, as people know them."),
        error_messages={"required": _("Say who decided.")},
    )
    decided_on = forms.DateField(
        label=_("When?"), widget=DateInput, error_messages={"required": _("Say when.")}
    )
    why = CleanCharField(
        label=_("Why these?"),
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("And what becomes of the others, if you know."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        options: Sequence[tuple[str, str]],
        splits: Sequence[SplitLine],
        today: date,
        **more: Any,
    ) -> None:
        """Take the options as keys and labels, and the splits that need a line."""
        super().__init__(*args, **more)
        self.today, self.splits = today, splits
        self.fields["options"].choices = options  # type: ignore[attr-defined]
        for split in splits:
            self.fields[_name(split)] = CleanCharField(
                label=split.sentence,
                max_length=LONGEST_LINE,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
                error_messages={"required": _("Write a line about this before you confirm.")},
            )

    def clean_decided_on(self) -> date:
        """The day. Raises `ValidationError` for one that is still to come."""
        day: date = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError(
                _("This day is still to come. Confirm it once it is decided.")
            )
        return day

    def split_fields(self) -> list[forms.BoundField]:
        """Return the fields for the lines about splits."""
        return [self[_name(split)] for split in self.splits]

    def choice(self) -> Choice:
        """Return what the action takes."""
        values = self.cleaned_data
        return Choice(
            options=values["options"],
            decided_by=values["decided_by"],
            decided_on=values["decided_on"],
            why=values["why"],
            splits={split.code: values[_name(split)] for split in self.splits},
        )


def values_of(kept: Shortlist) -> Mapping[str, Any]:
    """Return what the form shows of what is stored."""
    names = ("options", "decided_by", "decided_on", "why", "version")
    lines = {f"split_{code}": line for code, line in kept.splits.items()}
    return {name: getattr(kept, name) for name in names} | lines


def _name(split: SplitLine) -> str:
    return f"split_{split.code}"

"""For how long things are kept, why something waits, why somebody is erased, and what somebody asked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants import terms
from participants.domain import keeping
from ui.forms import CleanCharField, DateInput, Form


class KeepingForm(Form):
    """One field of days for each kind that may be kept for fewer days."""

    def __init__(
        self, *args: Any, labels: Sequence[tuple[str, Any]], days: Mapping[str, int], **options: Any
    ) -> None:
        """Offer the kinds in this order, with the days as they are."""
        super().__init__(*args, **options)
        for kind, label in labels:
            period = keeping.PERIODS[kind]
            bounds = {"least": period.least, "most": period.usual}
            sentence = _("Choose a number of days from %(least)s to %(most)s.") % bounds
            self.fields[kind] = forms.IntegerField(
                label=label,
                initial=days[kind],
                min_value=period.least,
                max_value=period.usual,
                help_text=_("days; from %(least)s to %(most)s") % bounds,
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), sentence
                ),
            )

    def refuse(self, wrong: Mapping[str, Any]) -> None:
        """Put a sentence beside each kind whose days cannot stand."""
        for kind in wrong:
            self.add_error(kind, _("Answers are kept no shorter than it is known whose they are."))


class HoldRunForm(Form):
    """Why what was announced waits."""

    why = CleanCharField(
        label=gettext_lazy("Why it waits"),
        max_length=200,
        help_text=gettext_lazy(
            "Such as: a complaint is being looked into. Owners and managers read it; name nobody."
        ),
        error_messages={"required": gettext_lazy("Say why it waits.")},
    )


class EraseForm(Form):
    """Why, and that published words were looked at."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=terms.ERASE_REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say why the person is erased.")},
    )
    has_looked = forms.BooleanField(
        label=gettext_lazy("I looked at what was published, and nobody can be recognised by it"),
        error_messages={
            "required": gettext_lazy(
                "Look at what was published first: only people can see whether somebody is recognised."
            )
        },
    )


class RequestForm(Form):
    """What somebody asked, and when."""

    is_complaint = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[
            ("no", gettext_lazy("They want to see what we hold about them")),
            ("yes", gettext_lazy("They complain about what we do with their data")),
        ],
        initial="no",
        widget=forms.RadioSelect,
    )
    asked_on = forms.DateField(
        label=gettext_lazy("When they asked"),
        widget=DateInput,
        error_messages={"required": gettext_lazy("Give the day on which they asked.")},
    )
    words = CleanCharField(
        label=gettext_lazy("In their words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Offer today as the day."""
        super().__init__(*args, **options)
        self.fields["asked_on"].initial = today

    def refuse_day(self) -> None:
        """Say that the day is still to come."""
        self.add_error(
            "asked_on", _("This day is still to come. Give the day on which they asked.")
        )

"""Going back to an earlier stage, as a person types it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from projects.models import Project
from stages import terms
from stages.domain.returning import WAYS
from stages.queries.returns import is_written_down
from ui.forms import CleanCharField, DateInput, Form

EARLIEST_YEAR = 1990


def way_choices() -> list[tuple[str, Any]]:
    """Return the ways back, each with the stages' names and what it is for."""
    return [
        (
            code,
            format_html(
                '<span class="strong">{}</span><br><span class="soft small">{}</span>',
                terms.from_to(way),
                terms.RETURN_MEANINGS[way],
            ),
        )
        for code, way in WAYS.items()
    ]


class ReturnForm(Form):
    """Which way back, what was learnt, when, and whether the earlier stage happens again now."""

    way = forms.ChoiceField(
        label=_("From where to where?"),
        choices=way_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose from which stage you go back to which."),
            "invalid_choice": _("Choose one of these ways back."),
        },
    )
    why = CleanCharField(
        label=_("What did you learn?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("One sentence. Going back because of it is good work, not a failure."),
        error_messages={"required": _("Say in one sentence what you learnt.")},
    )
    returned_on = forms.DateField(
        label=_("When did you go back?"),
        widget=DateInput,
        error_messages={"required": _("Give the day.")},
    )
    is_now = forms.BooleanField(
        label=_("The earlier stage happens again now"),
        required=False,
        help_text=_("Its plan stays as it is. Leave it out if you only note what happened."),
    )

    def __init__(self, *args: Any, project: Project, today: date, **options: Any) -> None:
        """Take the project and the day it is there."""
        super().__init__(*args, **options)
        self.project, self.today = project, today

    def clean_returned_on(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["returned_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come. Note it when you go back."))
        if day.year < EARLIEST_YEAR:
            raise ValidationError(_("This was too long ago to be meant."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse the same thing twice."""
        values = super().clean() or {}
        if not self.errors and is_written_down(
            self.project, WAYS[values["way"]], values["why"], values["returned_on"]
        ):
            self.add_error("why", _("This stands here already, on the same day."))
        return values

"""The plan of one stage as a person types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stages.models import Stage, StageState
from ui.forms import CleanCharField, DateInput, Form


class StageForm(Form):
    """Why, when, how and who of one stage. Nothing is required: what is blank is shown as blank."""

    state = forms.ChoiceField(
        label=_("Where this stage stands"),
        choices=StageState,
        widget=forms.RadioSelect,
    )
    not_because = CleanCharField(
        label=_("Not involving people here, because"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only if you chose not to. A good reason is a good answer."),
    )
    paused_because = CleanCharField(
        label=_("Paused, because"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only if it is paused: what it waits for, and when you look at it again."),
    )
    why = CleanCharField(
        label=_("Why involve people here"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("“Only ___ can tell us ___” is a good start."),
    )
    who = CleanCharField(
        label=_("Who"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Which groups, and how many people of each."),
    )
    starts_on = forms.DateField(label=_("From"), required=False, widget=DateInput)
    ends_on = forms.DateField(label=_("Until"), required=False, widget=DateInput)
    how = CleanCharField(
        label=_("How"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    what_comes_of_it = CleanCharField(
        label=_("What we will do with it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who gets it, what they decide, and when people hear."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first, and a choice not to involve people without its reason."""
        values = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day cannot come before the first day."))
        if values.get("state") == StageState.NOT_INVOLVING and not values.get("not_because"):
            self.add_error("not_because", _("Say why you are not involving people here."))
        return values


def initial_from(stage: Stage) -> dict[str, Any]:
    """Return what the form shows before anything is typed."""
    names = [name for name in StageForm.base_fields if name != "based_on"]
    return {name: getattr(stage, name) for name in names} | {"based_on": stage.version}

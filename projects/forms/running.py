"""Who runs a project and with what, as people type it. Nothing is required: what is blank is said as blank."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.queries import Colleagues
from projects.forms.choosing import MemberField
from projects.models import Running
from ui.forms import CleanCharField, Form

MOST_HOURS = 20000
SHORT: Mapping[str, Any] = {"max_length": 160, "required": False}


class RunningForm(Form):
    """Who leads, who has done this before, who can help, how many hours, and what there is to do it with."""

    lead = MemberField(label=_("Who leads it?"))
    done_before = CleanCharField(
        label=_("Who has done this before?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Bringing people together is a skill. Say it too if nobody has."),
    )
    can_help = CleanCharField(
        label=_("Who can help?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    hours = forms.IntegerField(
        label=_("How many hours of facilitation?"),
        required=False,
        min_value=0,
        max_value=MOST_HOURS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        help_text=_("Preparing, holding and following up. They are a cost like any other."),
        error_messages={"invalid": _("Write the hours as a whole number.")},
    )
    budget = CleanCharField(label=_("Money for it"), **SHORT)
    support = CleanCharField(label=_("Support for those who take part"), **SHORT)
    creche = CleanCharField(label=_("Creche"), **SHORT)
    travel = CleanCharField(label=_("Travel"), **SHORT)
    interpreters = CleanCharField(label=_("Interpreters"), **SHORT)
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, colleagues: Colleagues, lead_id: int | None = None, **options: Any
    ) -> None:
        """Take who may lead, and who did so far."""
        super().__init__(*args, **options)
        field: Any = self.fields["lead"]
        field.offer(colleagues, kept=lead_id)

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of columns."""
        values = dict(self.cleaned_data)
        values.pop("based_on")
        values["lead_id"] = values.pop("lead")
        return values


def said_of(row: Running | None) -> dict[str, Any]:
    """Return what the form shows before anything is typed."""
    if row is None:
        return {"based_on": 0}
    names = [name for name in RunningForm.base_fields if name not in {"lead", "based_on"}]
    values = {name: getattr(row, name) for name in names}
    return values | {"lead": row.lead_id, "based_on": row.version}

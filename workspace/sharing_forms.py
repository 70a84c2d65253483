"""Who reads a plan outside, and what of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import PlanShare
from ui.forms import Form
from workspace.plan_page import PARTS


class ShareForm(Form):
    """On or off, for whom, and each part for itself: none is chosen for you."""

    is_on = forms.BooleanField(label=_("People outside can read it"), required=False)
    is_public = forms.ChoiceField(
        label=_("Who finds it"),
        choices=[
            ("", _("Whoever has the link")),
            ("1", _("Everybody: search engines may find it")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=_("What is shown"),
        choices=list(PARTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "The title is always shown. Names of people who take part never are; asks that need care are left out."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def values_of(share: PlanShare | None) -> dict[str, Any]:
    """Return what stands now under the names of the form; nothing is shown to begin with."""
    if share is None:
        return {"is_on": False, "is_public": "", "parts": [], "version": 0}
    values = {name: getattr(share, name) for name in ("is_on", "parts", "version")}
    return values | {"is_public": "1" if share.is_public else ""}

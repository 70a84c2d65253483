"""What is round about a project, as people type it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import Surrounding, SurroundingKind
from ui.forms import CleanCharField, Form

FIELDS = ("kind", "who", "note")


class SurroundingForm(Form):
    """One thing that touches the same people, or somebody else who decides about them."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=SurroundingKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it touches these people, or decides.")},
    )
    who = CleanCharField(
        label=_("Who or what?"),
        max_length=120,
        help_text=_("For example: the review of school attendance, or the joint board."),
        error_messages={"required": _("Say who or what it is.")},
    )
    note = CleanCharField(
        label=_("How does it matter here?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("What it may change for these people, and when."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def values_of(surrounding: Surrounding) -> dict[str, object]:
    """Return what the form shows of what is stored."""
    return {name: getattr(surrounding, name) for name in (*FIELDS, "version")}

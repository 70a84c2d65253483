"""One thing that is open, fixed or not known yet, as people write it down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import ScopeItem, ScopeKind
from ui.forms import CleanCharField, DateInput, Form


class ScopeForm(Form):
    """What it is, and on which list: fixed takes its reason, not known takes a day."""

    kind = forms.ChoiceField(
        label=_("Can it change?"),
        choices=ScopeKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it can change, is fixed, or is not known yet.")},
    )
    text = CleanCharField(
        label=_("What?"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Say what it is about.")},
    )
    why = CleanCharField(
        label=_("If it is fixed: why?"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("People ask this first. Left empty, it says that we have not said why."),
    )
    known_on = forms.DateField(
        label=_("If it is not known: when will we know?"), required=False, widget=DateInput
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Keep the reason only of what is fixed and the day only of what is not known, so that nothing stale is shown."""
        values = super().clean() or {}
        kind = values.get("kind")
        if kind and kind != ScopeKind.FIXED:
            values["why"] = ""
        if kind and kind != ScopeKind.UNKNOWN:
            values["known_on"] = None
        return values


class QuickScopeForm(ScopeForm):
    """The same below its list: the list says what kind it is, and only what belongs to that kind is asked."""

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        """Take the list it stands below."""
        super().__init__(*args, auto_id=f"id_{kind}_%s", initial={"kind": kind}, **options)
        self.fields["kind"].widget = forms.HiddenInput()
        for name, of in (("why", ScopeKind.FIXED), ("known_on", ScopeKind.UNKNOWN)):
            if kind != of:
                del self.fields[name]
        for name, label in (("why", _("Why is it fixed?")), ("known_on", _("When will we know?"))):
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].help_text = ""


def initial_from(item: ScopeItem) -> dict[str, Any]:
    """Return what the form shows before anything is typed."""
    names = ("kind", "text", "why", "known_on")
    return {name: getattr(item, name) for name in names} | {"based_on": item.version}

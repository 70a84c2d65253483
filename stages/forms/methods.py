"""Narrowing the list of methods, by address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.terms import AGE_BANDS
from projects.models import GroupKind
from stages.terms import STAGE_NAMES, function_choices
from ui.forms import Form


def _numbered() -> list[tuple[int, str]]:
    return [(number, f"{number} · {name}") for number, name in STAGE_NAMES.items()]


class MethodFilterForm(Form):
    """Stage, kind of group, what the answers are for, ages; all of them may be left open."""

    stage = forms.TypedChoiceField(label=_("Stage"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("With whom"), required=False)
    what_for = forms.ChoiceField(label=_("What the answers are for"), required=False)
    band = forms.ChoiceField(label=_("Ages"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Offer what there is, each with "any"."""
        super().__init__(*args, **options)
        self.offer("stage", [("", _("Any stage")), *_numbered()])
        self.offer("kind", [("", _("Anybody")), *GroupKind.choices])
        self.offer("what_for", [("", _("Anything")), *function_choices()])
        self.offer("band", [("", _("Any age")), *AGE_BANDS])

    def wanted(self) -> dict[str, Any]:
        """Return what `stages.methods.suggest` takes; what is not among the choices is left open."""
        self.is_valid()
        return {
            name: value
            for name in ("stage", "kind", "what_for", "band")
            if (value := self.cleaned_data.get(name))
        }

"""Looking through the question bank, and picking from it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.bank import CLOSING
from stages.terms import STAGE_NAMES, function_choices
from ui.forms import Form

AGES = [
    (5, gettext_lazy("Under 8")),
    (8, gettext_lazy("8 and 9")),
    (10, gettext_lazy("10 and 11")),
    (12, gettext_lazy("12 and over")),
]


class BankFilterForm(Form):
    """Which questions to show."""

    stage = forms.TypedChoiceField(
        label=gettext_lazy("Stage"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=lambda: [
            ("", _("Every stage")),
            *((n, f"{n} {name}") for n, name in STAGE_NAMES.items()),
        ],
    )
    what_for = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        required=False,
        choices=lambda: [
            ("", _("Anything")),
            *function_choices(),
            (CLOSING, _("Did people hear from us?")),
        ],
    )
    age = forms.TypedChoiceField(
        label=gettext_lazy("Youngest who answers"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", gettext_lazy("Any age")), *AGES],
    )

    def wanted(self) -> dict[str, Any]:
        """Return what `feedback.bank.suiting` takes; what is not among the choices is left open."""
        self.full_clean()
        values = getattr(self, "cleaned_data", {})
        return {
            "stage": values.get("stage"),
            "what_for": values.get("what_for", ""),
            "age": values.get("age"),
        }

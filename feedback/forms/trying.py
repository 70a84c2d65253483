"""Trying an ask on one person: who, by a role, and what they say about it."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import SAID
from ui.forms import CleanCharField, Form

LONGEST = 1000
_ADDRESS = re.compile(r"@|\d{5}")


class WhomForm(Form):
    """Who tries it: a role, never a name."""

    whom = CleanCharField(
        label=_("Who tries it?"),
        max_length=80,
        help_text=_("A role, such as “a parent at the club”. No name."),
        error_messages={"required": _("Say who tries it, by a role: “a parent at the club”.")},
    )

    def clean_whom(self) -> str:
        """Refuse what looks like an address or a telephone number; what somebody is called cannot be told by a machine."""
        whom: str = self.cleaned_data["whom"]
        if _ADDRESS.search(whom):
            raise ValidationError(_("No address and no number, please: a role is enough."))
        return whom


def _said(label: Any, **options: Any) -> CleanCharField:
    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    return CleanCharField(label=label, max_length=LONGEST, required=False, widget=widget, **options)


class SaidForm(Form):
    """What the person took from the card, in their own words."""

    why_you = _said(_("Why you? Why do you think we ask people like you?"))
    can_change = _said(_("What could change because of what people answer?"))
    unclear = _said(_("What was not clear?"))

    def clean(self) -> dict[str, Any]:
        """Refuse a page on which nothing is written."""
        values = super().clean() or {}
        if not self.errors and not any(values.get(name) for name in SAID):
            self.add_error("why_you", _("Write at least one line. “I do not know” helps us too."))
        return values

    def said(self) -> dict[str, str]:
        """Return the words, as an action takes them."""
        return {name: self.cleaned_data[name] for name in SAID}


class AloudForm(WhomForm, SaidForm):
    """Somebody reads the card aloud and types what the person says."""

    field_order = ("whom", *SAID)

"""Two people changed the same row: what stands there now, in words, where it differs from what was sent."""

from typing import Any

from django import forms
from django.db import models

from projects.history import parts


def differing(form: forms.Form, part: str, theirs: models.Model) -> list[tuple[str, str]]:
    """Return label and stored words of each visible field of a valid form that differs from the row; "–" where it is empty."""
    of, stored = parts.get(part), parts.get(part).values(theirs)
    found: list[tuple[str, str]] = []
    for name, field in form.fields.items():
        if name in stored and _text(form.cleaned_data.get(name)) != stored[name]:
            found.append((str(field.label), of.reading_of(name, stored[name]) or "–"))
    return found


def _text(value: Any) -> str:
    return "" if value is None else str(value)


class VersionForm(forms.Form):
    """The version that somebody looked at when they chose to remove something."""

    based_on = forms.IntegerField(required=False)


def version_sent(data: Any) -> int:
    """Return the version that was sent along, 0 where it is none."""
    form = VersionForm(data)
    return form.cleaned_data["based_on"] or 0 if form.is_valid() else 0

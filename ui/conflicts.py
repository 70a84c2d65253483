"""Two people changed the same thing: both wordings are shown, and the one who came second chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True, slots=True)
class Clash:
    """One field with two wordings, in words."""

    name: str
    label: Any
    mine: str
    theirs: str


def clashes(form: forms.Form, theirs: Mapping[str, Any]) -> list[Clash]:
    """Return the fields of a valid form whose value differs from what is stored now."""
    found = []
    for name, field in form.fields.items():
        mine, stored = form.cleaned_data.get(name), theirs.get(name)
        if not field.widget.is_hidden and (mine or None) != (stored or None):
            found.append(Clash(name, field.label, _in_words(field, mine), _in_words(field, stored)))
    return found


def chosen(data: Any, theirs: Mapping[str, Any]) -> Any:
    """Return what was sent, with the stored value wherever "theirs" was chosen (`keep_<name>`)."""
    result = data.copy()
    for name, value in theirs.items():
        if data.get(f"keep_{name}") != "theirs":
            continue
        if isinstance(value, list | tuple):
            result.setlist(name, [str(one) for one in value])
        elif value in (None, False, ""):
            result.pop(name, None)
        else:
            result[name] = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return result


def with_value(data: Any, name: str, value: Any) -> Any:
    """Return what was sent with one value replaced, so that the next try starts from what is stored now."""
    result = data.copy()
    result[name] = str(value)
    return result


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return "✓" if value else "–"
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    many = value if isinstance(value, list | tuple) else [value]
    words = ", ".join(choices.get(str(one), str(one)) for one in many if one not in (None, ""))
    return words or "–"

"""Form fields and a base form that take any text people can send, and keep what they typed.

Fields are drawn by `templates/django/forms/`: label, help, error tied to the field, the value still there.
"""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import pretty_name
from django.utils.translation import gettext

from ui.text import clean_text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class DateInput(forms.DateInput):
    """A day, picked or typed; sent and shown as year-month-day, which is what browsers expect."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Take more attributes, if any."""
        super().__init__(attrs=attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Show what is not a day as text, so that it can be read and mended; a day field would drop it."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not _DAY.fullmatch(shown):
            context["widget"]["type"] = "text"
        return context


class CleanCharField(forms.CharField):
    """Text without NUL and stray surrogates; line ends are plain newlines."""

    def to_python(self, value: Any) -> Any:
        """Return the cleaned text."""
        if isinstance(value, str):
            value = clean_text(value).replace("\r\n", "\n")
        return super().to_python(value)


class Form(forms.Form):
    """The base of every form of ours: required is said by our words, not blocked by the browser."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what a Django form takes; labels end without a colon."""
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == "10":
                field.widget.attrs["rows"] = "4"

    def full_clean(self) -> None:
        """Check what was sent; every field, also one that was added late, is named in its error."""
        for name, field in self.fields.items():
            label = str(field.label or pretty_name(name))
            _say_what_is_missing(field, label)
            _say_what_fits(field, label)
        super().full_clean()

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """Let the field `name` offer these choices, which only the view can know."""
        field: Any = self.fields[name]
        field.choices = choices


def _say_what_is_missing(field: forms.Field, label: str) -> None:
    """Name the field in its error: the list of problems on top of the page shows the sentence alone."""
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = gettext("Fill in “%(label)s”") % {"label": label}


def _say_what_fits(field: forms.Field, label: str) -> None:
    """Name the field where a number or a text is out of bounds, in plain words; a field's own words come first."""
    words = {
        "min_value": gettext("“{label}” is a number of at least {limit}."),
        "max_value": gettext("“{label}” is a number of at most {limit}."),
        "max_length": gettext("“{label}” has room for {limit} characters, and these are {length}."),
    }
    for code, sentence in words.items():
        named = sentence.format(
            label=label.replace("%", "%%"), limit="%(limit_value)s", length="%(show_value)s"
        )
        field.error_messages.setdefault(code, named)

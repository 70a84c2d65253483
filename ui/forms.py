"""Form fields and a base form that take any text people can send, and keep what they typed.

Fields are drawn by `templates/django/forms/`: label, help, error tied to the field, the value still there.
"""

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from ui.text import clean_text


class DateInput(forms.DateInput):
    """A day, picked or typed; sent and shown as year-month-day, which is what browsers expect."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Take more attributes, if any."""
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class CleanCharField(forms.CharField):
    """Text without NUL and stray surrogates; line ends are plain newlines."""

    def to_python(self, value: Any) -> Any:
        """Return the cleaned text."""
        if isinstance(value, str):
            value = clean_text(value).replace("\r\n", "\n")
        return super().to_python(value)


_NullCharacters = ProhibitNullCharactersValidator


class Form(forms.Form):
    """The base of every form of ours: required is said by our words, not blocked by the browser."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what a Django form takes; labels end without a colon."""
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)

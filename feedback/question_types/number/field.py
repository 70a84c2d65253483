"""The field for a whole number: one box, in the digits of any script."""

from typing import Any

from django import forms
from django.utils.html import conditional_escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.contract import Question
from feedback.question_types.base.digits import LIMIT, whole_number
from ui.text import clean_text
from ui.words import joined

ATTRIBUTES: dict[str, Any] = {"autocomplete": "off", "inputmode": "numeric", "class": "short"}


class NumberField(forms.Field):
    """A whole number between `least` and `most`, either of which may be None. Gives an int, or None for no answer."""

    default_error_messages = {
        "required": _("Write a number."),
        "invalid": _("Write a whole number in figures, such as 3."),
    }

    def __init__(
        self, question: Question, *, least: int | None, most: int | None, unit: str
    ) -> None:
        self.least, self.most, self.unit = least, most, unit
        # A minus is on no number pad of a phone.
        attributes = (
            ATTRIBUTES if least is not None and least >= 0 else {**ATTRIBUTES, "inputmode": "text"}
        )
        bounds = self._bounds()
        hint = joined(question.hint, bounds) if question.hint else bounds
        super().__init__(
            label=question.text,
            help_text=conditional_escape(hint),
            required=question.required,
            widget=forms.TextInput(attributes),
        )

    def _bounds(self) -> str:
        """What fits, in words."""
        limits = {"least": self.least, "most": self.most}
        if self.least is not None and self.most is not None:
            return gettext("A whole number from %(least)s to %(most)s.") % limits
        if self.most is not None:
            return gettext("A whole number, at most %(most)s.") % limits
        if self.least:
            return gettext("A whole number, at least %(least)s.") % limits
        return gettext("A whole number, such as 3.")

    def to_python(self, value: Any) -> int | None:
        """The number. Raises `ValidationError` when it is none."""
        typed = clean_text(str(value)).strip() if value is not None else ""
        unit = self.unit.casefold()
        if unit and typed.casefold().endswith(unit):
            typed = typed[: -len(unit)].strip()
        if not typed:
            return None
        number = whole_number(typed)
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number

    def validate(self, value: int | None) -> None:
        """Refuse what does not fit, with what does."""
        super().validate(value)
        if value is None:
            return
        if self.least is not None and value < self.least:
            message = gettext("%(number)s is too low. The lowest is %(limit)s.")
            raise forms.ValidationError(
                message % {"number": value, "limit": self.least}, code="low"
            )
        most = LIMIT if self.most is None else self.most
        if value > most:
            message = gettext("%(number)s is too high. The highest is %(limit)s.")
            raise forms.ValidationError(message % {"number": value, "limit": most}, code="high")

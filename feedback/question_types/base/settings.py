"""The form for what can be set of a question, by its type."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ui.forms import CleanCharField, Form


class SettingsForm(Form):
    """The settings of one question; a type with nothing to set uses this as it is.

    `settings` are the stored ones. They fill the fields, and they let unchanged choices keep their keys.
    """

    def __init__(
        self, *args: Any, settings: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        self.settings: Mapping[str, Any] = settings or {}
        options["initial"] = self.initial_from(self.settings) | (options.get("initial") or {})
        super().__init__(*args, **options)

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG003 -- for the types that have settings
        """What the fields show for stored `settings`."""
        return {}

    def to_settings(self) -> dict[str, Any]:
        """What is stored, after the form was found valid."""
        return {}


class LinesField(CleanCharField):
    """Several short texts, one on each line; gives a list without blanks and refuses repeats."""

    widget = forms.Textarea

    def __init__(
        self, *, least: int, most: int, longest: int = 200, too_few: Any, **options: Any
    ) -> None:
        self.least, self.most, self.longest, self.too_few = least, most, longest, too_few
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> list[str]:
        """The lines. Raises `ValidationError` with a sentence that names the line at fault."""
        lines = [" ".join(line.split()) for line in super().clean(value).split("\n")]
        lines = [line for line in lines if line]
        if len(lines) < self.least:
            raise forms.ValidationError(self.too_few, code="too_few")
        if len(lines) > self.most:
            raise forms.ValidationError(
                gettext("There are %(count)s lines. Keep at most %(most)s.")
                % {"count": len(lines), "most": self.most},
                code="too_many",
            )
        seen: set[str] = set()
        for line in lines:
            self._check(line, seen)
            seen.add(line.casefold())
        return lines

    def _check(self, line: str, seen: set[str]) -> None:
        if len(line) > self.longest:
            raise forms.ValidationError(
                gettext("“%(start)s…” is %(over)s characters too long.")
                % {"start": line[:40], "over": len(line) - self.longest},
                code="too_long",
            )
        if line.casefold() in seen:
            raise forms.ValidationError(
                gettext("“%(line)s” is there twice.") % {"line": line}, code="repeated"
            )


class ChoiceSettingsForm(SettingsForm):
    """The choices of a question, one on each line, and whether "Something else" is one of them."""

    choices = LinesField(
        label=_("Choices"),
        help_text=_("One on each line. “I would rather not say” is always there."),
        least=2,
        most=30,
        too_few=_("Write at least two choices, each on its own line."),
    )
    something_else = forms.BooleanField(
        label=_("Offer “Something else”, with room for words"), required=False
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The labels as lines; "Something else" is offered until somebody takes it away."""
        labels = [choice["label"] for choice in settings.get("choices", [])]
        return {
            "choices": "\n".join(labels),
            "something_else": settings.get("something_else", True),
        }

    def to_settings(self) -> dict[str, Any]:
        """The choices with keys.

        A label that was there before keeps its key, a new one gets a key never used before: an answer to
        a choice that was taken away can never count for another one.
        """
        before = self.settings.get("choices", [])
        number = self.settings.get("next_number", 1)
        kept, number = keyed(self.cleaned_data["choices"], before, number, letter="c")
        return {
            "choices": kept,
            "something_else": self.cleaned_data["something_else"],
            "next_number": number,
        }


def keyed(
    labels: Iterable[str], before: Iterable[Mapping[str, str]], number: int, *, letter: str
) -> tuple[list[dict[str, str]], int]:
    """Return the labels with keys, and the number of the next new key.

    A label that was there `before` keeps its key; a new one gets `letter` and a number never used before.
    """
    known = {each["label"]: each["key"] for each in before}
    kept = []
    for label in labels:
        key = known.get(label)
        if key is None:
            key, number = f"{letter}{number}", number + 1
        kept.append({"key": key, "label": label})
    return kept, number

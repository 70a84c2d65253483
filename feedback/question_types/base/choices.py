"""Fields whose answer is picked from a list, with words to go with it where the question offers that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, override

from django import forms
from django.utils.functional import cached_property
from django.utils.html import conditional_escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.cells import column, with_words
from feedback.question_types.base.contract import ANSWER, Question
from feedback.question_types.base.drawn import DrawnBoundField
from feedback.question_types.base.texts import check_length, clean_words

SOMETHING_ELSE = "something_else"
RATHER_NOT_SAY = "rather_not_say"
LABELS = {
    SOMETHING_ELSE: _("Something else"),
    RATHER_NOT_SAY: _("I would rather not say"),
}
"""The answers that every question with choices can offer, after its own."""

WORDS = "words"
"""The name of the column for words beside a choice."""
WORDS_MAX_LENGTH = 300
ROWS_TEMPLATE = "question_types/base/rows.html"

type Options = Sequence[tuple[str, Any]]
"""Pairs of the key that is stored and the label that is shown."""


def options_of(question: Question) -> list[tuple[str, Any]]:
    """Every answer that `question` offers: its own choices, something else, and rather not say."""
    own = [(choice["key"], choice["label"]) for choice in question.settings.get("choices", [])]
    offered = [RATHER_NOT_SAY]
    if question.settings.get("something_else", True):
        offered.insert(0, SOMETHING_ELSE)
    offers = own + [(key, LABELS[key]) for key in offered]
    return with_words(offers, question.settings.get("labels"))


def has_words(question: Question) -> bool:
    """Whether there is room for words beside the choices."""
    return bool(question.settings.get("something_else", True))


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One line to pick, as the page draws it."""

    id: str
    value: str
    label: Any
    checked: bool


class ChoiceWidget(forms.Widget):
    """Reads the picked keys, and the words beside them, out of a sent page; the bound field draws them."""

    use_fieldset = True

    def __init__(self, *, is_several: bool) -> None:
        self.is_several = is_several
        super().__init__()

    @override
    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, Any]:
        """The answer as sent: keys in `choices` or a key in `choice`, and `words`."""
        words = data.get(f"{name}_words", "")
        if not self.is_several:
            return {"choice": data.get(name, ""), "words": words}
        getlist = getattr(data, "getlist", None)
        return {"choices": getlist(name) if getlist else data.get(name, []), "words": words}


class ChoiceBoundField(DrawnBoundField):
    """A question with choices on a page: its rows, and the words typed beside them."""

    field: "ChoiceField"

    @cached_property
    def _shown(self) -> dict[str, Any]:
        return self.value() or self.field.empty

    @property
    def rows(self) -> list[ChoiceRow]:
        """The lines to pick; the first has the id of the field, so that an error can lead to it."""
        picked = self.field.picked(self._shown)
        return [
            ChoiceRow(
                id=f"{self.auto_id}_{n}" if n else self.auto_id,
                value=key,
                label=label,
                checked=key in picked,
            )
            for n, (key, label) in enumerate(self.field.options)
        ]

    @property
    def input_kind(self) -> str:
        """What each line is: a radio button or a box to tick."""
        return "checkbox" if self.field.is_several else "radio"

    @property
    def words_name(self) -> str:
        """The name of the words' own input."""
        return f"{self.html_name}_words"

    @property
    def words_id(self) -> str:
        """The id of the words' own input."""
        return f"{self.auto_id}_words"

    @property
    def words_value(self) -> str:
        """The words typed so far."""
        return self._shown.get("words", "")


class ChoiceField(forms.Field):
    """An answer out of `options`, with words beside it when `has_words`.

    Gives `{"choice": key, "words": text}`, or `{"choices": keys, "words": text}` when `is_several`.
    Words alone mean "something else"; words beside another choice stay with it, so that none are lost.
    """

    drawn_by = ROWS_TEMPLATE
    words_alone = SOMETHING_ELSE
    """The choice that words without a choice mean; empty where they stand for themselves."""
    words_label = _("If something else, what?")

    default_error_messages = {
        "required": _("Choose one of these answers."),
        "unknown": _("Choose from the answers on this page."),
        "exclusive": _("Choose either “I would rather not say” or other answers, not both."),
    }
    bound_field_class = ChoiceBoundField

    def __init__(
        self, question: Question, options: Options, *, is_several: bool, has_words: bool
    ) -> None:
        self.options, self.is_several, self.has_words = options, is_several, has_words
        super().__init__(
            label=question.text,
            help_text=conditional_escape(question.hint),
            required=question.required,
            widget=ChoiceWidget(is_several=is_several),
        )

    @property
    def empty(self) -> dict[str, Any]:
        """The value of an unanswered question."""
        return {
            "choices" if self.is_several else "choice": [] if self.is_several else "",
            "words": "",
        }

    def picked(self, value: Mapping[str, Any]) -> list[str]:
        """The keys in `value`, one of the two shapes, in the order of the question."""
        keys = value.get("choices", []) if self.is_several else [value.get("choice", "")]
        return [key for key, _label in self.options if key in keys]

    def clean(self, value: Any) -> Any:
        """The answer. Raises `ValidationError` with a sentence; nothing typed is lost by it."""
        value = value or self.empty
        sent = value["choices"] if self.is_several else [value["choice"]]
        keys = self.picked(value)
        if {key for key in sent if key} - set(keys):
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        words = clean_words(value["words"]) if self.has_words else ""
        check_length(words, WORDS_MAX_LENGTH)
        if RATHER_NOT_SAY in keys and len(keys) > 1:
            raise forms.ValidationError(self.error_messages["exclusive"], code="exclusive")
        is_else = not keys or (self.is_several and RATHER_NOT_SAY not in keys)
        if words and self.words_alone and is_else:
            keys = [key for key, _label in self.options if key in {*keys, self.words_alone}]
        if self.required and not keys:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if self.is_several:
            return {"choices": keys, "words": words}
        return {"choice": keys[0] if keys else "", "words": words}


class KeyField(ChoiceField):
    """A choice out of `options` without words, whose value is the key alone; empty for no answer."""

    def __init__(self, question: Question, options: Options) -> None:
        super().__init__(question, options, is_several=False, has_words=False)

    def prepare_value(self, value: Any) -> Any:
        """The shape in which the rows are drawn."""
        return {"choice": value, "words": ""} if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        """The key. Raises `ValidationError` with a sentence."""
        return super().clean(self.prepare_value(value))["choice"]


def words_column(question: Question) -> tuple[str, str]:
    """The column for the words beside a choice."""
    return (WORDS, column(question.text, gettext("in words")))


def answer_and_words(question: Question) -> list[tuple[str, str]]:
    """The columns of one answer and, where there is room for them, the words beside it."""
    answer = [(ANSWER, question.text)]
    return [*answer, words_column(question)] if has_words(question) else answer


def words_beside(label: Any, words: str) -> str:
    """One line to be read: what was chosen, and what was said with it."""
    return f"{label}: {words}" if words else str(label)

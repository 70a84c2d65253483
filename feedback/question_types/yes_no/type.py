"""Yes, no or not sure, with words beside it where they are wanted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, override

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS, SHORT_TEXT_SECONDS
from feedback.question_types.base.cells import Cells, with_words
from feedback.question_types.base.choices import (
    LABELS,
    RATHER_NOT_SAY,
    ChoiceField,
    words_beside,
    words_column,
)
from feedback.question_types.base.contract import (
    ANSWER,
    Cell,
    Question,
    QuestionType,
    StoredValue,
)
from feedback.question_types.base.settings import SettingsForm
from feedback.question_types.base.summary import Summary

OWN = (("yes", _("Yes")), ("no", _("No")), ("not_sure", _("Not sure")))


def options_of(question: Question) -> list[tuple[str, Any]]:
    """Yes, no, not sure, and rather not say where the question offers it."""
    offered = [*OWN]
    if question.settings.get("rather_not_say", True):
        offered.append((RATHER_NOT_SAY, LABELS[RATHER_NOT_SAY]))
    return with_words(offered, question.settings.get("labels"))


def has_words(question: Question) -> bool:
    """Whether there is room for words beside the answer."""
    return bool(question.settings.get("words", False))


class YesNoSettingsForm(SettingsForm):
    """Whether there is room for words, and for not saying."""

    words = forms.BooleanField(label=_("Offer room for words beside the answer"), required=False)
    rather_not_say = forms.BooleanField(
        label=_("Offer “I would rather not say” as well"), required=False
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """No words until somebody wants them; not saying is offered until somebody takes it away."""
        return {
            "words": settings.get("words", False),
            "rather_not_say": settings.get("rather_not_say", True),
        }

    def to_settings(self) -> dict[str, Any]:
        """Both."""
        return {name: self.cleaned_data[name] for name in ("words", "rather_not_say")}


class YesNoField(ChoiceField):
    """Words without yes or no are kept as they are: nobody is made to decide before they are heard."""

    words_alone = ""
    words_label = _("Is there anything you want to say about it?")


class YesNo(QuestionType):
    """Yes, no or not sure. Kept as one row with the key and the words beside it.

    Its value is `{"choice": key, "words": text}`; the key is empty where there are only words.
    """

    kind = "yes_no"
    label = _("Yes, no or not sure")
    seconds = CLOSED_SECONDS
    settings_form = YesNoSettingsForm
    group = "one"

    @override
    def seconds_for(self, question: Question) -> int:
        """Longer where there is room for words."""
        return SHORT_TEXT_SECONDS if has_words(question) else self.seconds

    @override
    def build_field(self, question: Question) -> forms.Field:
        """The answers as radio buttons."""
        return YesNoField(
            question, options_of(question), is_several=False, has_words=has_words(question)
        )

    @override
    def to_storage(self, value: dict[str, Any]) -> list[StoredValue]:
        """One row, or none when nothing was said."""
        if not self.is_answered(value):
            return []
        return [StoredValue(choice=value["choice"], text=value["words"])]

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> dict[str, Any]:
        """The answer and its words."""
        row = next(iter(rows), StoredValue())
        return {"choice": row.choice, "words": row.text}

    @override
    def is_answered(self, value: dict[str, Any]) -> bool:
        """Whether anything was chosen or written."""
        return bool(value and (value["choice"] or value["words"]))

    @override
    def in_words(self, question: Question, value: dict[str, Any]) -> list[str]:
        """The answer with the words beside it, or the words alone."""
        if not self.is_answered(value):
            return []
        label = dict(options_of(question)).get(value["choice"])
        return [words_beside(label, value["words"]) if label else value["words"]]

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many gave each answer."""
        return Summary.counting(
            options_of(question),
            (row.choice for row in rows),
            answered=answered,
            written=sum(1 for row in rows if row.text),
        )

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """The answers."""
        return dict(options_of(question))

    @override
    def export_columns(self, question: Question) -> list[tuple[str, str]]:
        """The answer, and the words beside it."""
        answer = [(ANSWER, question.text)]
        return [*answer, words_column(question)] if has_words(question) else answer

    @override
    def export_row(self, question: Question, value: dict[str, Any]) -> list[Cell]:
        """The label, and the words beside it."""
        choice, words = (value["choice"], value["words"]) if value else ("", "")
        return [Cells(options_of(question)).cell(choice), *([words] if has_words(question) else [])]

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> dict[str, Any]:
        """The answer by its label or key, and the words."""
        choice = Cells(options_of(question)).key(cells[0])
        words = str(cells[1]) if len(cells) > 1 else ""
        value: dict[str, Any] = self.checked(question, {"choice": choice, "words": words})
        return value

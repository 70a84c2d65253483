"""The words of one question and of its choices: in Easy Read, or to mend a slip."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.domain.labels import QuestionWords, labels_of
from feedback.models import Question
from feedback.queries.wordings import written_labels
from ui.forms import CleanCharField, Form

LABEL = "label_"
LONGEST, SHOWN = 2000, 80
"""Letters of a label in Easy Read, such as the text between questions; and as much of it as names its field."""


class WordsForm(Form):
    """The question, the help under it, and a line for each of its choices or points."""

    text = CleanCharField(
        label=gettext_lazy("Question"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write the question.")},
    )
    hint = CleanCharField(
        label=gettext_lazy("Help under the question"), max_length=300, required=False
    )

    def __init__(self, question: Question, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.labels = self.labels_in(question)
        for key, label in self.labels.items():
            self.fields[LABEL + key] = self.label_field(label)

    def labels_in(self, question: Question) -> dict[str, str]:
        """Return the words of the choices or points, by key."""
        return labels_of(question.settings)

    def label_field(self, label: str) -> forms.Field:
        """Return the field for one choice or point."""
        return CleanCharField(
            label=_("Choice: %(label)s") % {"label": label},
            max_length=200,
            error_messages={"required": _("Write this choice.")},
        )

    @property
    def words(self) -> QuestionWords:
        """What was typed, after the form was found valid."""
        values = self.cleaned_data
        labels = {key: values[LABEL + key] for key in self.labels}
        return QuestionWords(text=values["text"], hint=values["hint"], labels=labels)


class EasyReadForm(WordsForm):
    """The same in Easy Read; what is left empty is read as it was written."""

    based_on = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, question: Question, *args: Any, **options: Any) -> None:
        super().__init__(question, *args, **options)
        self.fields["text"].required = False
        self.fields["text"].help_text = _("One idea. Words that a child of ten knows.")

    def labels_in(self, question: Question) -> dict[str, str]:
        """Return everything that was written for the question besides its text and the help under it, by key."""
        return written_labels(question)

    def label_field(self, label: str) -> forms.Field:
        """Return a field that may stay empty."""
        field: Any = super().label_field(label[:SHOWN])
        field.required, field.max_length = False, LONGEST
        field.validators = [MaxLengthValidator(LONGEST)]
        return field


class MendForm(WordsForm):
    """A slip put right. `as_other` says that it is meant to be another question."""

    why = CleanCharField(
        label=gettext_lazy("What was wrong"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say what was wrong.")},
        help_text=gettext_lazy("It stands in the history of the form."),
    )
    as_other = forms.BooleanField(
        label=gettext_lazy("Ask it as another question, counted by itself"), required=False
    )


class AskVersionForm(Form):
    """Asking a new version from now on."""

    why = CleanCharField(
        label=gettext_lazy("What changed, and why"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say what changed, and why.")},
        help_text=gettext_lazy("It stands in the history of the form, for your team."),
    )
    stamp = forms.CharField(widget=forms.HiddenInput)
    as_other = forms.MultipleChoiceField(required=False)

    def __init__(self, keys: list[str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["as_other"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


def initial_of(question: Question, words: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form shows: `words` (text, hint, labels), none of them where there are none yet."""
    labels = words.get("labels") or {}
    return {
        "text": words.get("text", ""),
        "hint": words.get("hint", ""),
        **{LABEL + key: labels.get(key, "") for key in written_labels(question)},
    }

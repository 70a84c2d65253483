"""One page of questions, built from the questions themselves; and the small forms around answering."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback import question_types
from feedback.domain.codes import as_typed, plain_word
from feedback.models import Question
from ui.forms import CleanCharField, Form


@dataclass(frozen=True, slots=True)
class Entry:
    """One question as the page draws it."""

    question: Question
    field: forms.BoundField
    template: str
    is_alone: bool


class AnswerForm(Form):
    """The questions of one page. `values` are what was answered before, by key of the question.

    A lenient page is one that somebody leaves without sending it: nothing on it has to be answered.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        data: Any = None,
        *,
        values: Mapping[str, Any] | None = None,
        is_lenient: bool = False,
        is_only_page: bool = False,
    ) -> None:
        self.questions = questions
        self.is_lenient = is_lenient
        self.is_only_page = is_only_page
        values = values or {}
        super().__init__(
            data,
            initial={
                name_of(question): values[str(question.key)]
                for question in questions
                if str(question.key) in values
            },
        )
        for question in questions:
            field = question_types.registry.get(question.kind).build_field(question)
            field.required = question.required and not is_lenient
            self.fields[name_of(question)] = field

    @property
    def can_skip(self) -> bool:
        """Whether the page may be left unanswered: not where something is required, nor where nothing would be sent."""
        return not self.is_only_page and not any(each.required for each in self.questions)

    @property
    def entries(self) -> list[Entry]:
        """The questions in order, each with its bound field and its type's template."""
        return [
            Entry(
                question=question,
                field=self[name_of(question)],
                template=f"question_types/{question.kind}/answer.html",
                is_alone=len(self.questions) == 1,
            )
            for question in self.questions
        ]

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by key of the question; unanswered questions are left out."""
        return {
            str(question.key): value
            for question in self.questions
            if (value := self.cleaned_data.get(name_of(question))) is not None
            and question_types.registry.get(question.kind).is_answered(value)
        }

    def clean(self) -> dict[str, Any]:
        """Ask for an answer or for Skip when the whole page is blank."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.is_lenient and not self.errors and not self.values:
            self.add_error(name_of(self.questions[0]), self._blank())
        return cleaned

    def _blank(self) -> str:
        if self.is_only_page:
            return _("Answer at least one question.")
        if len(self.questions) == 1:
            return _("Answer this question, or press Skip.")
        return _("Answer at least one question, or press Skip.")


def name_of(question: Question) -> str:
    """Return the name under which a page sends the answer to `question`."""
    return f"q{question.pk}"


class CodeForm(Form):
    """A return code or a receipt, as somebody types it."""

    code = CleanCharField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy("8 letters and digits, such as k7m4-qx2p"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": gettext_lazy("Type your code.")},
    )

    def clean_code(self) -> str:
        """The code without blanks and hyphens."""
        code = as_typed(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _("A code has 8 letters and digits. It never has 0, 1, i, l or o in it.")
            )
        return code


class WordForm(Form):
    """The code of today, where the public door asks for one."""

    word = CleanCharField(
        label=gettext_lazy("The code of today"),
        help_text=gettext_lazy("It stands in the room, or somebody there tells you."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": gettext_lazy("Type the code of today.")},
    )

    def __init__(self, *args: Any, word: str = "", **options: Any) -> None:
        self.wanted = word
        super().__init__(*args, **options)

    def clean_word(self) -> str:
        """What was typed. Raises `ValidationError` where it is another one; case and blanks do not matter."""
        typed: str = self.cleaned_data["word"]
        if plain_word(typed) != plain_word(self.wanted):
            raise forms.ValidationError(
                _("This is not the code of today. Look at it again, or ask somebody in the room.")
            )
        return typed


class TellMeForm(Form):
    """Where to send the news to somebody who answered by the public link."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Type your e-mail address."),
            "invalid": gettext_lazy(
                "This does not look like an e-mail address. Check it, then save again."
            ),
        },
    )

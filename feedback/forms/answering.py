"""One page of questions, built from the questions themselves; and the small forms around answering."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback import question_types
from feedback.domain.codes import as_typed, plain_word
from feedback.forms.picturing import PicturesForm
from feedback.models import Question
from feedback.question_types.base.contract import QuestionType
from feedback.question_types.base.texts import TextField
from ui.forms import CleanCharField, Form

NOT_SAID = "none"
"""What a page sends where somebody would rather not say their group; nothing is chosen for them beforehand."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question as the page draws it."""

    question: Question
    field: forms.BoundField | None
    """None where the page only says something."""
    template: str
    is_alone: bool
    asks: bool = True


class AnswerForm(PicturesForm):
    """The questions of one page. `values` are what was answered before, by key of the question.

    A lenient page is one that somebody leaves without sending it: nothing on it has to be answered.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        data: Any = None,
        *,
        files: Any = None,
        values: Mapping[str, Any] | None = None,
        is_lenient: bool = False,
        is_only_page: bool = False,
    ) -> None:
        self.parts = questions
        self.questions = [each for each in questions if question_types.asks(each)]
        self.is_lenient = is_lenient
        self.is_only_page = is_only_page
        values = values or {}
        super().__init__(
            data,
            files,
            initial={
                name_of(question): values[str(question.key)]
                for question in self.questions
                if str(question.key) in values
            },
        )
        for question in self.questions:
            field = kind_of(question).build_field(question)
            field.required = question.required and not is_lenient
            self.fields[name_of(question)] = field

    def turn(self, turns: Sequence[int]) -> None:
        """Show the options of each question in one of its orders (`feedback.question_types.base.placing.turned`)."""
        for question, turn in zip(self.parts, turns, strict=False):
            if name_of(question) in self.fields:
                self.fields[name_of(question)].turn = turn  # type: ignore[attr-defined]

    def names(self) -> dict[str, str]:
        """Under which name the answer to each question is sent, by key of the question."""
        return {str(each.key): name_of(each) for each in self.questions}

    @property
    def can_skip(self) -> bool:
        """Whether the page may be left unanswered: not where something is required, nor where nothing would be sent.

        Where nothing is asked, there is nothing to skip.
        """
        has_needed = any(each.required for each in self.questions)
        return not self.is_only_page and self.asks and not has_needed

    @property
    def asks(self) -> bool:
        """Whether anything is asked here; a page may hold a text to read and nothing else."""
        return bool(self.questions)

    @property
    def is_open(self) -> bool:
        """Whether people answer anything here in words of their own."""
        return any(isinstance(field, TextField) for field in self.fields.values())

    @property
    def entries(self) -> list[Entry]:
        """The questions and the text between them in order, each with its bound field and its type's template."""
        return [
            Entry(
                question=question,
                field=self[name_of(question)] if name_of(question) in self.fields else None,
                template=f"question_types/{question.kind}/answer.html",
                is_alone=len(self.parts) == 1,
                asks=question_types.asks(question),
            )
            for question in self.parts
        ]

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by key of the question; unanswered questions are left out."""
        return {
            str(question.key): value
            for question in self.questions
            if (value := self.cleaned_data.get(name_of(question))) is not None
            and kind_of(question).is_answered(value)
        }

    def clean(self) -> dict[str, Any]:
        """Ask for an answer or for Skip when the whole page is blank."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        must = (each for each in self.questions if not kind_of(each).blank_is_answer)
        is_blank = any(must) and not self.values
        if not self.is_lenient and not self.errors and is_blank:
            self.add_error(name_of(self.questions[0]), self._blank(len(self.questions)))
        return cleaned

    def _blank(self, asked: int) -> str:
        if self.is_only_page:
            return _("Answer at least one question.")
        if asked == 1:
            return _("Answer this question, or press Skip.")
        return _("Answer at least one question, or press Skip.")


def kind_of(question: Question) -> QuestionType:
    """Return the type of `question`."""
    return question_types.registry.get(question.kind)


def name_of(question: Question) -> str:
    """Return the name under which a page sends the answer to `question`."""
    return f"q{question.pk}"


class QuoteForm(Form):
    """Whether we may use somebody's words. Not ticked unless they ticked it themselves before."""

    may_quote = forms.BooleanField(
        label=gettext_lazy("You can use my words (no name)"), required=False
    )


class UnclearForm(Form):
    """Which question is not clear, and what of it."""

    question = forms.TypedChoiceField(
        label=gettext_lazy("Which question?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose the question."),
            "invalid_choice": gettext_lazy("Choose one of the questions of this page."),
        },
    )
    words = CleanCharField(
        label=gettext_lazy("What is not clear?"),
        help_text=gettext_lazy("You do not have to say. This is not the place for your answer."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3", "dir": "auto"}),
        error_messages={"max_length": gettext_lazy("Say it in at most 300 characters.")},
    )

    def __init__(self, questions: Sequence[Question], data: Any = None) -> None:
        super().__init__(data)
        only = questions[0] if len(questions) == 1 else None
        self.questions = {each.pk: each for each in questions}
        field: Any = self.fields["question"]
        field.choices = [(each.pk, each.text) for each in questions]
        if only is not None:
            field.required, field.widget, field.empty_value = False, forms.HiddenInput(), only.pk

    @property
    def chosen(self) -> Question:
        """The question that was meant."""
        return self.questions[self.cleaned_data["question"]]


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

    def __init__(self, *args: Any, is_shared: bool = False, **options: Any) -> None:
        """On a device that is passed on, the browser keeps no address and offers none."""
        super().__init__(*args, **options)
        if is_shared:
            self.fields["email"].widget.attrs["autocomplete"] = "off"


class GroupForm(Form):
    """Which group somebody at the public door is in, if they want to say."""

    group = forms.TypedChoiceField(
        label=gettext_lazy("Which of these are you?"),
        help_text=gettext_lazy(
            "You do not have to say. It is kept with your answers, so that we see what each group says. Small groups are never shown alone."
        ),
        required=False,
        coerce=lambda key: None if key == NOT_SAID else int(key),
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, groups: Sequence[tuple[int, str]], **options: Any) -> None:
        """Take the groups of the project; whatever is none of them counts as not said."""
        super().__init__(*args, **options)
        self.offer("group", [*groups, (NOT_SAID, _("I would rather not say"))])

"""What goes on paper besides the ask itself, and each question as it is printed. Nothing of it is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback import loop_terms, question_types
from feedback.domain.outcome_forms import PLAIN, Wanted
from feedback.domain.posters import paper_lines
from feedback.models import Consultation, Question
from feedback.queries.reading import Choice, Reading
from ui.forms import CleanCharField, Form
from ui.languages import language

A4, A3 = "a4", "a3"


class PrintForm(Form):
    """What stands on this print only, and in which wording: one of those in which the consultation can be read."""

    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("What is not worded in it stays as it was written."),
        required=False,
    )
    phone = CleanCharField(
        label=_("Number to ring"),
        help_text=_("For people who would rather talk. Leave it empty, and no number is printed."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, sent: QueryDict, reading: Reading | None = None) -> None:
        offered = [(one.code, _name_of(one)) for one in reading.choices] if reading else []
        names = {*type(self).base_fields} & set(sent)
        super().__init__(sent if names else None)
        if reading and offered:
            self.fields["language"].initial = reading.original
            self.fields["language"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["language"]

    def reading(self, consultation: Consultation) -> Reading:
        """How the sheet is read: as chosen, or as it was written."""
        code = self.cleaned_data.get("language", "") if self.is_valid() else ""
        as_written = Reading(consultation)
        return as_written if code == as_written.original else Reading(consultation, code)


def _name_of(choice: Choice) -> str:
    name = choice.language.own_name
    return f"{name} · {gettext('Easy to read')}" if choice.is_easy_read else name


class PosterForm(PrintForm):
    """A poster has a size besides."""

    size = forms.ChoiceField(
        label=_("Size"),
        choices=[(A4, "A4"), (A3, "A3")],
        required=False,
        widget=forms.RadioSelect,
        initial=A4,
    )


class OutcomePosterForm(PosterForm):
    """A poster of what happened comes in the words that stand for it: plain, easy, for children, in a language."""

    words = forms.ChoiceField(
        label=_("Words"),
        help_text=_("What has no such words stands there in the plain ones."),
        required=False,
    )

    def __init__(self, sent: QueryDict, original: str, there: Iterable[Wanted]) -> None:
        super().__init__(sent)
        labels = dict(loop_terms.WORDING_FORMS)
        offered = [Wanted(PLAIN, original), *there]
        field: Any = self.fields["words"]
        field.choices = [
            (":".join(one), f"{labels[one.form]} · {language(one.language).own_name}")
            for one in offered
        ]
        field.initial = ":".join(offered[0])
        if len(offered) == 1:
            del self.fields["words"]

    @property
    def wanted(self) -> Wanted | None:
        """In which words it is wanted; None for what was written."""
        code = self.cleaned_data.get("words", "") if self.is_valid() else ""
        return Wanted(*code.split(":")) if code else None


class PaperForm(PrintForm):
    """A paper form says where to hand it in, and comes in large print."""

    hand_in = CleanCharField(
        label=_("Where to hand it in"),
        help_text=_("For example: the box at the library desk."),
        max_length=160,
        required=False,
    )
    large = forms.BooleanField(label=_("Large print"), required=False)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One question as it is printed: boxes to tick where it offers answers, otherwise lines to write on."""

    number: int
    question: Question
    templates: Sequence[str]
    options: Sequence[Any]
    words_label: Any
    """What stands over the line for own words beside the boxes; empty where there is none."""
    lines: range
    rows: Sequence[Any] = ()
    """The lines of a grid, each with all options."""
    each: int = 0
    """How many dots one person gives."""
    line: str = ""
    """The line to tick."""


def on_paper(questions: Iterable[Question]) -> list[OnPaper]:
    """Return the questions as they are printed, each with its type's template or the one for all types."""
    return [_on_paper(number, question) for number, question in enumerate(questions, start=1)]


OFFERED = ("options", "points", "choices")
"""What fields call the answers that are printed with a box each: many to pick from, the points of a grid, buttons."""


def _on_paper(number: int, question: Question) -> OnPaper:
    field: Any = question_types.registry.get(question.kind).build_field(question)
    offered: Any = next(filter(None, (getattr(field, one, ()) for one in OFFERED)), ())
    return OnPaper(
        number=number,
        question=question,
        templates=(f"question_types/{question.kind}/paper.html", "question_types/base/paper.html"),
        options=[pair[1] for pair in offered if isinstance(pair, tuple) and pair[0] != ""],
        words_label=field.words_label if getattr(field, "has_words", False) else "",
        lines=range(paper_lines(getattr(field, "longest", None))),
        rows=[label for _key, label in getattr(field, "rows", ())],
        each=getattr(field, "each", 0),
        line=getattr(field, "line", ""),
    )

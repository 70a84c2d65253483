"""What somebody writes about one item: what people said, what became of it, and what that has to contain."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.domain.dispositions import IS_SETTLED, REQUIRED, Disposition, backward_dates
from feedback.models import Theme
from feedback.queries.outcomes import WORDS, ItemBoard, words_of
from ui.forms import CleanCharField, DateInput, Form

LONGEST = 2000
FORM_ORDER = (
    *("promised_what", "what", "since_on", "where", "why", "decided_by", "revisit_on", IS_SETTLED),
    *("who_can_decide", "passed_on", "passed_on_on", "answers_fate", "held_up_by", "next_on"),
)
"""The fields that depend on what became of it, in the order in which they are asked."""


def long_text(label: Any, *, rows: int = 3, **options: Any) -> CleanCharField:
    """Return a field for a few sentences."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    options = {"required": False, "max_length": LONGEST, "widget": widget, **options}
    return CleanCharField(label=label, **options)


def short_text(label: Any, *, longest: int, **options: Any) -> CleanCharField:
    """Return a field for one line."""
    widget = forms.TextInput(attrs={"dir": "auto"})
    options = {"required": False, "widget": widget, **options}
    return CleanCharField(label=label, max_length=longest, **options)


def day(label: Any, **options: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, widget=DateInput, **({"required": False} | options))


class ItemForm(Form):
    """The words of one thing that an answer is owed about."""

    text = CleanCharField(
        label=_("What did people raise?"),
        max_length=300,
        help_text=_("In their words, in one line."),
        error_messages={"required": _("Write what people raised.")},
    )


class ItemEditForm(ItemForm):
    """The words of one thing, until people have read them, and the themes that belong to it."""

    themes = forms.MultipleChoiceField(
        label=_("Which themes belong to it?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("A draft of “you said” is made from these. With none chosen, from all."),
        error_messages={"invalid_choice": _("Choose among the themes of this project.")},
    )

    def __init__(
        self, *args: Any, themes: Sequence[Theme], is_public: bool, **options: Any
    ) -> None:
        """Take the themes of the project, and whether people have read about it under its name."""
        super().__init__(*args, **options)
        self.fields["themes"].choices = [(str(one.pk), one.name) for one in themes]  # type: ignore[attr-defined]
        if not themes:
            del self.fields["themes"]
        if is_public:
            self.fields["text"].widget.attrs["readonly"] = True
            self.fields["text"].help_text = _("People have read about this under its name.")

    def chosen(self) -> list[int]:
        """Return the keys of the themes that were chosen."""
        return [int(pk) for pk in self.cleaned_data.get("themes", ())]


class OutcomeForm(Form):
    """One wording. It may be saved incomplete; dates that run backwards are refused at once."""

    started_from = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    you_said = long_text(
        terms.OUTCOME_PROMPTS["you_said"],
        help_text=_(
            "Fairly and in their words, no names. Write “of the 31 who answered”, not “31%”."
        ),
    )
    is_drafted = forms.BooleanField(required=False, widget=forms.HiddenInput)
    read_over = forms.BooleanField(
        required=False,
        label=_("I have read the draft over: it says fairly what people said"),
        help_text=_("Until then it is a draft, and nobody outside is shown it."),
    )
    disposition = forms.ChoiceField(
        label=_("What became of it?"), widget=forms.RadioSelect, required=False
    )
    promised_what = long_text(terms.OUTCOME_PROMPTS["promised_what"], rows=2)
    what = long_text(terms.OUTCOME_PROMPTS["what"])
    since_on = day(terms.OUTCOME_PROMPTS["since_on"])
    where = short_text(terms.OUTCOME_PROMPTS["where"], longest=200)
    why = long_text(terms.OUTCOME_PROMPTS["why"])
    decided_by = short_text(terms.OUTCOME_PROMPTS["decided_by"], longest=160)
    revisit_on = day(terms.OUTCOME_PROMPTS["revisit_on"])
    is_settled = forms.BooleanField(label=terms.OUTCOME_PROMPTS[IS_SETTLED], required=False)
    who_can_decide = short_text(terms.OUTCOME_PROMPTS["who_can_decide"], longest=160)
    passed_on = long_text(terms.OUTCOME_PROMPTS["passed_on"])
    passed_on_on = day(terms.OUTCOME_PROMPTS["passed_on_on"])
    answers_fate = long_text(terms.OUTCOME_PROMPTS["answers_fate"], rows=2)
    held_up_by = long_text(terms.OUTCOME_PROMPTS["held_up_by"])
    next_on = day(terms.OUTCOME_PROMPTS["next_on"])

    def __init__(self, *args: Any, board: ItemBoard, today: date, **options: Any) -> None:
        """Take the item with its wordings: the head is what one goes on writing."""
        options["initial"] = _initial(board)
        super().__init__(*args, **options)
        self.today = today
        self.fields["disposition"].choices = [  # type: ignore[attr-defined]
            (code, label)
            for code, label in terms.DISPOSITIONS
            if code != Disposition.REVERSED or board.was_promised
        ]

    def options(self) -> list[dict[str, Any]]:
        """Return the choices of what became of it, each with its help."""
        chosen = self["disposition"].value()
        return [
            {
                "value": code,
                "label": label,
                "help": terms.DISPOSITION_HELP[code],
                "checked": code == chosen,
            }
            for code, label in self.fields["disposition"].choices  # type: ignore[attr-defined]
        ]

    def dependent(self) -> Iterator[dict[str, Any]]:
        """Yield the fields that depend on what became of it, each with the choices that ask for it."""
        for name in FORM_ORDER:
            asked = "revisit_on" if name == IS_SETTLED else name
            codes = [code for code, fields in REQUIRED.items() if asked in fields]
            yield {
                "field": self[name],
                "codes": codes,
                "labels": [terms.DISPOSITION_LABELS[code] for code in codes],
            }

    def clean(self) -> dict[str, Any]:
        """Refuse dates that run backwards, and a day together with "it will not be"."""
        values = super().clean() or {}
        kind = values.get("disposition")
        if kind:
            for name in backward_dates(kind, values, said_on=self.today):
                self.add_error(name, terms.OUTCOME_BACKWARDS[name])
        if kind == Disposition.NOT_CHANGED and values.get(IS_SETTLED) and values.get("revisit_on"):
            self.add_error(
                "revisit_on", _("Give a day, or say that it will not be looked at again. Not both.")
            )
        return values

    @property
    def has_draft(self) -> bool:
        """Whether "you said" was drafted, here or in the wording that counts."""
        return self["is_drafted"].value() in {True, "True", "on"}

    @property
    def stays_draft(self) -> bool:
        """Whether nobody has said that they read the draft over."""
        return bool(self.cleaned_data["is_drafted"]) and not self.cleaned_data["read_over"]

    def words(self) -> dict[str, Any]:
        """Return what was written, by field."""
        return {name: self.cleaned_data[name] for name in WORDS}


def _initial(board: ItemBoard) -> dict[str, Any]:
    words = words_of(board.head) if board.head else {}
    if board.published and not words.get("promised_what"):
        words["promised_what"] = board.published.what
    drafted = {"is_drafted": board.is_unread_draft}
    return {"started_from": board.newest_number} | drafted | words

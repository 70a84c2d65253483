"""Fields in which every option gets a number out of a few: a place in an order, or dots. Buttons, no typing, no dragging.

Options stand in another order for each person, so that the first on the list has no advantage; see `turned`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, override

from django import forms
from django.utils.functional import cached_property
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.cells import column, with_words
from feedback.question_types.base.contract import Cell, Question, QuestionType
from feedback.question_types.base.settings import LinesField, SettingsForm

ROWS_TEMPLATE = "question_types/base/placing_rows.html"
MOST_OPTIONS = 12

type Options = Sequence[tuple[str, Any]]


def options_of(question: Question) -> list[tuple[str, Any]]:
    """The options of `question`, in the order in which they were written."""
    written = [(choice["key"], choice["label"]) for choice in question.settings.get("choices", [])]
    return with_words(written, question.settings.get("labels"))


class Placing(QuestionType):
    """What the types have in common whose options get a number each: words of the options, and a column for each."""

    def numbers_of(self, question: Question, value: Any) -> dict[str, str]:
        """The number of each option that has one, by key."""
        field: Any = self.build_field(question)
        numbers: dict[str, str] = field.numbers(value)
        return numbers

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """The options."""
        return dict(options_of(question))

    @override
    def export_columns(self, question: Question) -> list[tuple[str, str]]:
        """A column for each option."""
        return [(key, column(question.text, label)) for key, label in options_of(question)]

    @override
    def export_row(self, question: Question, value: Any) -> list[Cell]:
        """The number of each option."""
        given = self.numbers_of(question, value)
        return [int(given[key]) if given.get(key) else "" for key, _label in options_of(question)]

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> Any:
        """The value of the numbers. Raises `ValidationError` with a sentence."""
        keys = [key for key, _label in options_of(question)]
        written = {key: str(cell).strip() for key, cell in zip(keys, cells, strict=False)}
        return self.checked(question, {key: number for key, number in written.items() if number})


def turned[T](options: Sequence[T], turn: int) -> list[T]:
    """One of `2 n` orders of `n` options: they go round, forwards and backwards.

    Over all turns every option stands equally often in every place, and equally often before every other option. So few orders are
    enough, and a page of each can be kept.
    """
    if not options:
        return []
    start = turn % len(options)
    order = [*options[start:], *options[:start]]
    return order[::-1] if turn // len(options) % 2 else order


@dataclass(frozen=True, slots=True)
class Button:
    """One number to press beside an option."""

    id: str
    value: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class PlacingRow:
    """One option with its numbers, as the page draws it."""

    name: str
    label: Any
    buttons: Sequence[Button]


class PlacingWidget(forms.Widget):
    """Reads the number of each option out of a sent page; the bound field draws them."""

    use_fieldset = True

    def __init__(self, options: Options) -> None:
        self.options = options
        super().__init__()

    @override
    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        """The numbers as sent, by key of the option; options without one are left out."""
        given = {key: data.get(f"{name}_{key}", "") for key, _label in self.options}
        return {key: number for key, number in given.items() if number}


class PlacingBoundField(forms.BoundField):
    """Options with a number each, on a page."""

    field: "PlacingField"

    @cached_property
    def _given(self) -> dict[str, str]:
        return self.field.numbers(self.value())

    @property
    def rows(self) -> list[PlacingRow]:
        """The options in this person's order; the very first button has the id of the field, so that an error leads to it."""
        options = turned(self.field.options, self.field.turn)
        return [self._row(n, key, label) for n, (key, label) in enumerate(options)]

    def _row(self, number: int, key: str, label: Any) -> PlacingRow:
        given = self._given.get(key, self.field.none)
        values = [*self.field.numbered, self.field.none]
        buttons = [
            Button(
                id=f"{self.auto_id}_{number}_{n}" if number or n else self.auto_id,
                value=value,
                label=value or "–",
                checked=value == given,
            )
            for n, value in enumerate(values)
        ]
        return PlacingRow(name=f"{self.html_name}_{key}", label=label, buttons=buttons)

    @override
    def as_widget(self, *args: Any, **options: Any) -> SafeString:
        """The options with their buttons, without the question itself."""
        # Autoescaped by the template; the renderer strips it, which loses the mark.
        return mark_safe(self.form.renderer.render(ROWS_TEMPLATE, {"field": self}))


class PlacingField(forms.Field):
    """Numbers beside options. What they make together is for each type to say: `numbers` and `joined`."""

    default_error_messages = {"unknown": _("Choose from the numbers on this page.")}
    bound_field_class = PlacingBoundField
    none = ""
    """The value of the button that takes a number away again."""
    turn = 0
    """Which of the orders of `turned` this person sees."""
    lead: Any = ""
    """What to do, in one sentence above the options."""
    numbered: Sequence[str]
    """The numbers that can be pressed."""

    def __init__(self, question: Question) -> None:
        self.options = options_of(question)
        super().__init__(
            label=question.text,
            help_text=conditional_escape(question.hint),
            required=question.required,
            widget=PlacingWidget(self.options),
        )

    @property
    def turns(self) -> int:
        """How many different orders there are."""
        return 2 * len(self.options)

    def numbers(self, value: Any) -> dict[str, str]:
        """The number of each option, of what was sent or of a value."""
        raise NotImplementedError

    def joined(self, numbers: Mapping[str, int]) -> Any:
        """The value that numbers make. Raises `ValidationError` with a sentence."""
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        """The value. Raises `ValidationError` with a sentence; nothing pressed is lost by it."""
        sent = value if isinstance(value, Mapping) else {}
        if any(number not in self.numbered for number in sent.values()):
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        joined = self.joined({key: int(number) for key, number in sent.items()})
        if self.required and not joined:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return joined


class OptionsForm(SettingsForm):
    """The options of a question, one on each line. An option that was there before keeps its key."""

    choices = LinesField(
        label=_("What people put in order"),
        help_text=_("One on each line. Each person sees them in another order."),
        least=2,
        most=MOST_OPTIONS,
        too_few=_("Write at least two, each on its own line."),
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The labels as lines."""
        return {"choices": "\n".join(one["label"] for one in settings.get("choices", []))}

    def to_settings(self) -> dict[str, Any]:
        """The options with keys: an answer to one that was taken away can never count for another."""
        before = {choice["label"]: choice["key"] for choice in self.settings.get("choices", [])}
        number = self.settings.get("next_number", 1)
        kept = []
        for label in self.cleaned_data["choices"]:
            key = before.get(label)
            if key is None:
                key, number = f"c{number}", number + 1
            kept.append({"key": key, "label": label})
        return {"choices": kept, "next_number": number}

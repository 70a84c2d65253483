"""Dots given to options: a few for each person, at most two on one option. Dots may be kept back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.domain.ranking import MOST_ON_ONE, dots_each
from feedback.question_types.base.contract import Question, StoredValue
from feedback.question_types.base.order import Order
from feedback.question_types.base.placing import OptionsForm, Placing, PlacingField, options_of
from feedback.question_types.base.summary import Summary


class DotsOptionsForm(OptionsForm):
    """The options that get dots."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["choices"].label = _("What people give dots to")


class DotsField(PlacingField):
    """Dots by option; too many are refused with both numbers."""

    default_error_messages = {"required": _("Give at least one dot.")}
    numbered = [str(number) for number in range(1, MOST_ON_ONE + 1)]
    none_words = _("no dot")

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.each = dots_each(len(self.options))
        self.lead = ngettext(
            "You have %(n)s dot to give. You can give one or two to the same, and keep some back.",
            "You have %(n)s dots to give. You can give one or two to the same, and keep some back.",
            self.each,
        ) % {"n": self.each}

    def numbers(self, value: Any) -> dict[str, str]:
        """The dots of each option."""
        return {key: str(number) for key, number in (value or {}).items()}

    def joined(self, numbers: Mapping[str, int]) -> dict[str, int]:
        """The dots. Raises `ValidationError` when there are more than each person has."""
        given = sum(numbers.values())
        if given > self.each:
            message = ngettext(
                "You gave %(given)s dots and have %(n)s.",
                "You gave %(given)s dots and have %(n)s.",
                given,
            )
            raise forms.ValidationError(message % {"given": given, "n": self.each}, code="too_many")
        return dict(numbers)


class Dots(Placing):
    """Dots given to options. Kept as one row for each option that got any: its key, and how many.

    Its value maps keys to dots, `{"c1": 2, "c3": 1}`, in the order of the question.
    """

    kind = "dots"
    group = "order"
    label = _("Give dots")
    seconds = 2 * CLOSED_SECONDS
    settings_form = DotsOptionsForm

    def build_field(self, question: Question) -> forms.Field:
        """The options, each with its numbers of dots."""
        return DotsField(question)

    def to_storage(self, value: dict[str, int]) -> list[StoredValue]:
        """One row for each option with dots."""
        return [StoredValue(choice=key, number=number) for key, number in (value or {}).items()]

    def from_storage(self, rows: Iterable[StoredValue]) -> dict[str, int]:
        """The dots by option."""
        return {row.choice: row.number for row in rows if row.number}

    def is_answered(self, value: dict[str, int]) -> bool:
        """Whether any dot was given."""
        return bool(value)

    def in_words(self, question: Question, value: dict[str, int]) -> list[str]:
        """A line for each option with dots."""
        return [
            ngettext("%(label)s: %(n)s dot", "%(label)s: %(n)s dots", value[key])
            % {"label": label, "n": value[key]}
            for key, label in options_of(question)
            if key in (value or {})
        ]

    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many dots each option got, from how many people, and how many dots nobody gave."""
        labels = options_of(question)
        known = {key for key, _label in labels}
        given = [(row.choice, row.number or 0) for row in rows if row.choice in known]
        counted = Summary.counting(labels, (key for key, _dots in given), answered=answered)
        order = Order.of_dots(labels, given, people=answered, each=dots_each(len(labels)))
        return Summary(answered, counted.rows, order=order)

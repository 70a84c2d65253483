"""Options put in order, by pressing numbers. Two may share a place, and some may have none."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.contract import Question, StoredValue
from feedback.question_types.base.order import Order
from feedback.question_types.base.placing import OptionsForm, Placing, PlacingField, options_of
from feedback.question_types.base.summary import Summary

type Tiers = list[list[str]]

BETWEEN_PLACES, BETWEEN_EQUALS = ">", "="


def written(tiers: Tiers) -> str:
    """An order as one short text: keys without their letter, as "2>1=3". Twelve options fit into the column."""
    return BETWEEN_PLACES.join(
        BETWEEN_EQUALS.join(key.removeprefix("c") for key in tier) for tier in tiers
    )


def read(text: str) -> Tiers:
    """The opposite of `written`."""
    tiers = [tier.split(BETWEEN_EQUALS) for tier in text.split(BETWEEN_PLACES)] if text else []
    return [[f"c{number}" for number in tier] for tier in tiers]


class RankingField(PlacingField):
    """An order out of numbers: 1 stands for what matters most, and numbers that are left out do not matter."""

    default_error_messages = {"required": _("Give at least one of these a number.")}
    lead = _(
        "Press 1 for what matters most, 2 for the next, and so on. Two can have the same number. Leave – where you have no view."
    )
    none_words = _("no place")

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.numbered = [str(number) for number in range(1, len(self.options) + 1)]

    def numbers(self, value: Any) -> dict[str, str]:
        """The number of each option, of what was sent or of an order."""
        if isinstance(value, Mapping):
            return dict(value)
        tiers = enumerate(value or [], start=1)
        return {key: str(place) for place, tier in tiers for key in tier}

    def joined(self, numbers: Mapping[str, int]) -> Tiers:
        """The tiers in order, those of one tier as the question has them."""
        return [
            [key for key, _label in self.options if numbers.get(key) == place]
            for place in sorted(set(numbers.values()))
        ]


class Ranking(Placing):
    """Options put in order. Kept as one row, whose choice holds the whole order, because only whole orders can be compared.

    Its value is a list of tiers, each a list of keys: `[["c2"], ["c1", "c3"]]`.
    """

    kind = "ranking"
    group = "order"
    label = _("Put in order")
    seconds = 3 * CLOSED_SECONDS
    settings_form = OptionsForm

    def build_field(self, question: Question) -> forms.Field:
        """The options, each with its numbers."""
        return RankingField(question)

    def to_storage(self, value: Tiers) -> list[StoredValue]:
        """One row, or none when nothing was put in order."""
        return [StoredValue(choice=written(value))] if self.is_answered(value) else []

    def from_storage(self, rows: Iterable[StoredValue]) -> Tiers:
        """The tiers."""
        return read(next((row.choice for row in rows), ""))

    def is_answered(self, value: Tiers) -> bool:
        """Whether anything has a place."""
        return bool(value)

    def in_words(self, question: Question, value: Tiers) -> list[str]:
        """A line for each option that has a place; those that share one have the same number."""
        labels = dict(options_of(question))
        place, lines = 1, []
        for tier in value or []:
            lines += [f"{place}. {labels[key]}" for key in tier if key in labels]
            place += len(tier)
        return lines

    def keys_of(self, rows: Iterable[StoredValue]) -> set[str]:
        """What was put first, shared places included: a rule means that."""
        orders = (read(row.choice) for row in rows)
        return {key for tiers in orders for key in (tiers[0] if tiers else [])}

    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """The order that all orders come to, and how many put each option first, shared places included."""
        labels = options_of(question)
        known = [key for key, _label in labels]
        ballots = [_ballot(row.choice, known) for row in rows]
        firsts = (key for ballot in ballots for key in (ballot[0] if ballot else []))
        counted = Summary.counting(labels, firsts, answered=answered)
        return Summary(answered, counted.rows, order=Order.of_ballots(labels, ballots))


def _ballot(text: str, known: Sequence[str]) -> Tiers:
    """The order, without options that are there no more and without any that was named before."""
    seen: set[str] = set()
    tiers: Tiers = []
    for tier in read(text):
        kept = [key for key in dict.fromkeys(tier) if key in known and key not in seen]
        seen.update(kept)
        tiers += [kept] if kept else []
    return tiers

"""A place on a scale whose every point has a name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.cells import Cells, with_words
from feedback.question_types.base.choices import KeyField
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.settings import LinesField, SettingsForm
from feedback.question_types.base.summary import Summary

NOT_SURE = "not_sure"
POINTS = (_("Very hard"), _("Hard"), _("OK"), _("Easy"), _("Very easy"))
"""The points of a scale that nobody has named, from the lowest to the highest."""


def points_of(settings: Mapping[str, Any]) -> list[Any]:
    """The names of the points, from the lowest to the highest."""
    return list(settings.get("points") or POINTS)


def options_of(question: Question) -> list[tuple[str, Any]]:
    """The points, numbered from 1, and "Not sure", which is none of them."""
    numbered = enumerate(points_of(question.settings), start=1)
    points = [*((str(number), label) for number, label in numbered), (NOT_SURE, _("Not sure"))]
    return with_words(points, question.settings.get("labels"))


class ScaleSettingsForm(SettingsForm):
    """The names of the points."""

    points = LinesField(
        label=_("Points of the scale"),
        help_text=_(
            "One on each line, from the lowest to the highest. “Not sure” is always there."
        ),
        least=2,
        most=7,
        too_few=_("Write at least two points, each on its own line."),
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The points as lines."""
        return {"points": "\n".join(str(point) for point in points_of(settings))}

    def to_settings(self) -> dict[str, Any]:
        """The points as they were written."""
        return {"points": self.cleaned_data["points"]}


class Scale(QuestionType):
    """A place on a scale. Kept as one row with the number, or with the choice "not sure".

    Its value is a string: the number of the point from "1", "not_sure", or empty.
    """

    kind = "scale"
    label = _("A scale")
    seconds = CLOSED_SECONDS
    group = "one"
    settings_form = ScaleSettingsForm
    suits_a_room = True

    def build_field(self, question: Question) -> forms.Field:
        """The points as radio buttons, each with its name."""
        return KeyField(question, options_of(question))

    def to_storage(self, value: str) -> list[StoredValue]:
        """One row, or none when nothing was chosen."""
        if not self.is_answered(value):
            return []
        return [StoredValue(choice=value) if value == NOT_SURE else StoredValue(number=int(value))]

    def from_storage(self, rows: Iterable[StoredValue]) -> str:
        """The number as a string, "not_sure" or an empty string."""
        return next((_key(row) for row in rows), "")

    def is_answered(self, value: str) -> bool:
        """Whether anything was chosen."""
        return bool(value)

    def in_words(self, question: Question, value: str) -> list[str]:
        """The name of the point."""
        return [str(dict(options_of(question))[value])] if self.is_answered(value) else []

    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many chose each point, and how many were not sure."""
        return Summary.counting(
            options_of(question), (_key(row) for row in rows), answered=answered
        )

    def labels_of(self, question: Question) -> dict[str, Any]:
        """The points, and "Not sure"."""
        return dict(options_of(question))

    def export_row(self, question: Question, value: str) -> list[Cell]:
        """The number of the point, or the words for "not sure"."""
        is_point = bool(value) and value != NOT_SURE
        return [int(value) if is_point else Cells(options_of(question)).cell(value or "")]

    def from_export(self, question: Question, cells: Sequence[Any]) -> str:
        """The point by its number or name."""
        value: str = self.checked(question, Cells(options_of(question)).key(cells[0]))
        return value


def _key(row: StoredValue) -> str:
    return row.choice or str(row.number)

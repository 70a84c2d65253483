"""The field for a grid: a fieldset for each row, one under the other, so that it is no wide table on a phone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, override

from django import forms
from django.utils.functional import cached_property
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.choices import ChoiceRow
from feedback.question_types.base.contract import Question
from feedback.question_types.base.drawn import DrawnBoundField

type Options = list[tuple[str, Any]]


class GridWidget(forms.Widget):
    """Reads the point of each row out of a sent page; the bound field draws them."""

    use_fieldset = True

    def __init__(self, rows: Options) -> None:
        self.rows = rows
        super().__init__()

    @override
    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, Any]:
        """Key of the row to key of the point, for the rows that came with one."""
        return {key: sent for key, _label in self.rows if (sent := data.get(f"{name}_{key}", ""))}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row as the page draws it: what is said, and the points to pick."""

    id: str
    name: str
    label: Any
    points: list[ChoiceRow]


class GridBoundField(DrawnBoundField):
    """A grid on a page: its rows with what was picked."""

    field: "GridField"

    @cached_property
    def rows(self) -> list[GridRow]:
        """The rows; the first point of the first has the id of the field, so that an error can lead to it."""
        shown = self.value() or {}
        return [
            GridRow(
                id=f"{self.auto_id}_{key}",
                name=f"{self.html_name}_{key}",
                label=label,
                points=[
                    ChoiceRow(
                        id=f"{self.auto_id}_{key}_{n}" if place or n else self.auto_id,
                        value=point,
                        label=words,
                        checked=shown.get(key) == point,
                    )
                    for n, (point, words) in enumerate(self.field.points)
                ],
            )
            for place, (key, label) in enumerate(self.field.rows)
        ]


class GridField(forms.Field):
    """A point for each row. Gives a mapping of row to point, without the rows that were left out."""

    default_error_messages = {
        "required": _("Choose an answer in every row. “Not sure” is an answer."),
        "unknown": _("Choose from the answers on this page."),
    }
    bound_field_class = GridBoundField
    drawn_by = "question_types/grid/rows.html"

    def __init__(self, question: Question, rows: Options, points: Options) -> None:
        self.rows, self.points = rows, points
        super().__init__(
            label=question.text,
            help_text=conditional_escape(question.hint),
            required=question.required,
            widget=GridWidget(rows),
        )

    def clean(self, value: Any) -> dict[str, str]:
        """The points by row. Raises `ValidationError` with a sentence; what was picked stays picked."""
        sent = value or {}
        known = {point for point, _label in self.points}
        if any(not isinstance(point, str) or point not in known for point in sent.values()):
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        kept = {key: sent[key] for key, _label in self.rows if key in sent}
        if self.required and len(kept) < len(self.rows):
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return kept

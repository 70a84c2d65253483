"""Several statements, each with the same five points between disagreeing and agreeing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, override

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import GRID_ROW_SECONDS
from feedback.question_types.base.cells import Cells, column, with_words
from feedback.question_types.base.contract import Cell, Question, QuestionType, StoredValue
from feedback.question_types.base.summary import Summary, SummaryRow
from feedback.question_types.grid.field import GridField
from feedback.question_types.grid.settings import GridSettingsForm, points_of

NOT_SURE = "not_sure"

type Options = list[tuple[str, Any]]


def rows_of(question: Question) -> Options:
    """The statements."""
    rows = [(row["key"], row["label"]) for row in question.settings.get("rows", [])]
    return with_words(rows, question.settings.get("labels"))


def options_of(question: Question) -> Options:
    """The five points, numbered from 1, and "Not sure", which is none of them."""
    numbered = enumerate(points_of(question.settings), start=1)
    points = [*((str(number), label) for number, label in numbered), (NOT_SURE, _("Not sure"))]
    return with_words(points, question.settings.get("labels"))


class Grid(QuestionType):
    """Points for several rows. Kept as one row for each, with its key and the number, or no number for "not sure".

    Its value maps the keys of rows to the number of a point as text, or to "not_sure"; rows without an answer are left out.
    """

    kind = "grid"
    label = _("Agree or disagree, in rows")
    seconds = GRID_ROW_SECONDS
    settings_form = GridSettingsForm
    group = "one"

    @override
    def seconds_for(self, question: Question) -> int:
        """As often as there are rows."""
        return self.seconds * max(1, len(rows_of(question)))

    @override
    def words_for(self, question: Question) -> int:
        """The rows are read too."""
        rows = sum(len(str(label).split()) for _key, label in rows_of(question))
        return super().words_for(question) + rows

    @override
    def build_field(self, question: Question) -> forms.Field:
        """The points as radio buttons, row by row."""
        return GridField(question, rows_of(question), options_of(question))

    @override
    def to_storage(self, value: dict[str, str]) -> list[StoredValue]:
        """One row for each that was answered."""
        return [
            StoredValue(choice=key, number=None if point == NOT_SURE else int(point))
            for key, point in (value or {}).items()
        ]

    @override
    def from_storage(self, rows: Iterable[StoredValue]) -> dict[str, str]:
        """Row to point."""
        return {row.choice: _point(row) for row in rows}

    @override
    def is_answered(self, value: dict[str, str]) -> bool:
        """Whether any row was."""
        return bool(value)

    @override
    def in_words(self, question: Question, value: dict[str, str]) -> list[str]:
        """One line for each row that was answered."""
        labels = dict(options_of(question))
        return [
            _both(row, labels[value[key]])
            for key, row in rows_of(question)
            if key in (value or {}) and value[key] in labels
        ]

    @override
    def summarise(self, question: Question, rows: Sequence[StoredValue], answered: int) -> Summary:
        """How many gave each point of each row; shares are of all who answered any row."""
        counts = Counter((row.choice, _point(row)) for row in rows)
        return Summary(
            answered=answered,
            rows=tuple(
                SummaryRow(
                    key=f"{key}.{point}",
                    label=_both(label, words),
                    count=counts[key, point],
                    share=counts[key, point] / answered if answered else 0.0,
                    part=str(label),
                    short=str(words),
                )
                for key, label in rows_of(question)
                for point, words in options_of(question)
            ),
        )

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """The rows and the points."""
        return dict([*rows_of(question), *options_of(question)])

    @override
    def comparable(self, question: Question) -> Options:
        """Each point of each row."""
        return [
            (f"{key}.{point}", _both(row, words))
            for key, row in rows_of(question)
            for point, words in options_of(question)
        ]

    @override
    def keys_of(self, rows: Iterable[StoredValue]) -> set[str]:
        """Row and point of each."""
        return {f"{row.choice}.{_point(row)}" for row in rows}

    @override
    def export_columns(self, question: Question) -> list[tuple[str, str]]:
        """A column for each row."""
        return [(key, column(question.text, label)) for key, label in rows_of(question)]

    @override
    def export_row(self, question: Question, value: dict[str, str]) -> list[Cell]:
        """The number of each point, or the words for "not sure"."""
        named, given = Cells(options_of(question)), value or {}
        points = [given.get(key, "") for key, _label in rows_of(question)]
        return [int(point) if point.isdecimal() else named.cell(point) for point in points]

    @override
    def from_export(self, question: Question, cells: Sequence[Any]) -> dict[str, str]:
        """The points by number or name."""
        named = Cells(options_of(question))
        keys = [key for key, _label in rows_of(question)]
        sent = {key: named.key(cell) for key, cell in zip(keys, cells, strict=False)}
        value: dict[str, str] = self.checked(question, {key: p for key, p in sent.items() if p})
        return value


def _point(row: StoredValue) -> str:
    return NOT_SURE if row.number is None else str(row.number)


def _both(row: Any, point: Any) -> str:
    return gettext("%(row)s: %(answer)s") % {"row": row, "answer": point}

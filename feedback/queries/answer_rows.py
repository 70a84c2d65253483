"""What one row of a file of answers says, question by question, and what in it nobody could understand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from feedback import question_types
from feedback.models import Question
from feedback.queries.answer_columns import (
    AS_WORDS,
    GROUP,
    LEAVE_OUT,
    ROW_KEY,
    WHOLE,
    group_cells,
)
from feedback.queries.sheets import Row, Sheet
from feedback.question_types.base.choices import WORDS
from feedback.question_types.base.contract import folded
from participants.reading import rows_of

LONGEST_CELL = 10_000
"""No answer is longer."""
KEPT = 5_000
"""So many different cells with what they mean are remembered while a file is read."""
LONGEST_REMEMBERED = 200

type Instead = Mapping[str, Mapping[str, str]]
"""By code of a column, words that are no answer (folded) to what is counted instead of them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a row that is no answer: in which column, what stands there, why, and about what."""

    code: str
    cell: str
    why: str
    about: str
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What one row says: values by key of the question. `left` answers are to pages that this person would not have seen."""

    values: Mapping[str, Any]
    rows: Sequence[tuple[Question, Row]]
    group_id: int | None
    key: str
    faults: Sequence[Fault]
    left: int


@dataclass
class Reader:
    """Reads rows of one file; what a cell means is worked out once."""

    sheet: Sheet
    groups: Sequence[tuple[int, str]]
    columns: Mapping[str, int]
    instead: Instead = field(default_factory=dict)
    _known: dict[Any, Any] = field(default_factory=dict)

    def read(self, cells: Sequence[str]) -> Read:
        """Return what a row says."""
        given = {code: cells[at] for code, at in self.columns.items() if at < len(cells)}
        faults: list[Fault] = []
        values = {}
        for number, question in enumerate(self.sheet.questions, start=1):
            value, found = self._answer(number, question, given)
            faults += found
            if value is not None:
                values[str(question.key)] = value
        group, wrong = self._group(given.get(GROUP, ""))
        rows = self.sheet.rows(values)
        left = len(values) - len(self.sheet.sent(values))
        key = given.get(ROW_KEY, "").strip()
        return Read(values, rows, group, key, [*faults, *wrong], left)

    def _answer(
        self, number: int, question: Question, given: Mapping[str, str]
    ) -> tuple[Any, list[Fault]]:
        """Return the answer to one question, None for none, and what was wrong."""
        kind = question_types.registry.get(question.kind)
        whole = given.get(f"{question.key}.{WHOLE}", "")
        names = [name for name, _heading in kind.export_columns(question)]
        cells = tuple(given.get(f"{question.key}.{name}", "") for name in names)
        if not whole.strip() and not any(cell.strip() for cell in cells):
            return None, []
        known = (question.key, whole, cells)
        if known not in self._known:
            found = self._worked_out(number, question, whole, dict(zip(names, cells, strict=True)))
            if len(self._known) >= KEPT or len(whole) + sum(map(len, cells)) > LONGEST_REMEMBERED:
                return found
            self._known[known] = found
        answer: tuple[Any, list[Fault]] = self._known[known]
        return answer

    def _worked_out(
        self, number: int, question: Question, whole: str, cells: dict[str, str]
    ) -> tuple[Any, list[Fault]]:
        kind = question_types.registry.get(question.kind)
        about = f"{number}. {question.text}"
        if max(map(len, [whole, *cells.values()])) > LONGEST_CELL:
            why = _("One cell holds more text than we can keep.")
            return None, [Fault(f"{question.key}.{WHOLE}", "", why, about, is_unknown=False)]
        parts = self._parts(question, whole)
        self._put_instead(question, cells)
        try:
            value = (
                kind.from_parts(question, parts)
                if parts
                else kind.from_export(question, [*cells.values()])
            )
        except ValidationError as problem:
            why = " ".join(problem.messages)
            return None, [*self._faults(question, parts, cells, why, about)]
        return (value if kind.is_answered(value) else None), []

    def _parts(self, question: Question, whole: str) -> list[str]:
        if not whole.strip():
            return []
        known = self.instead.get(f"{question.key}.{WHOLE}", {})
        parts = question_types.registry.get(question.kind).parts_of(question, whole)
        put = (known.get(folded(part), part) for part in parts)
        return [part for part in put if part != LEAVE_OUT]

    def _put_instead(self, question: Question, cells: dict[str, str]) -> None:
        """Put what was chosen in the place of words that are no answer."""
        for name, cell in list(cells.items()):
            chosen = self.instead.get(f"{question.key}.{name}", {}).get(folded(cell))
            if chosen == AS_WORDS:
                cells[name] = ""
                cells[WORDS] = "; ".join(filter(None, (cell, cells.get(WORDS, ""))))
            elif chosen is not None:
                cells[name] = "" if chosen == LEAVE_OUT else chosen

    def _faults(
        self, question: Question, parts: Sequence[str], cells: Mapping[str, str], *said: str
    ) -> Iterator[Fault]:
        """Name the cells that are no answer; where none is by itself, the question."""
        why, about = said
        found = False
        each = [(WHOLE, part) for part in parts] or list(cells.items())
        for name, cell in each:
            sentence = _unknown(question, name, cell, cells) if cell.strip() else ""
            if sentence:
                found = True
                yield Fault(f"{question.key}.{name}", cell, sentence, about, is_unknown=True)
        if not found:
            yield Fault(f"{question.key}.{WHOLE}", "", why, about, is_unknown=False)

    def _group(self, cell: str) -> tuple[int | None, list[Fault]]:
        words = self.instead.get(GROUP, {}).get(folded(cell), cell)
        if words == LEAVE_OUT:
            return None, []
        try:
            key = group_cells(self.groups).key(words)
        except ValidationError:
            why = _("“%(cell)s” is none of the project’s groups.") % {"cell": cell[:40]}
            return None, [Fault(GROUP, cell, why, _("Group"), is_unknown=True)]
        return int(key) if key else None, []


def _unknown(question: Question, name: str, cell: str, cells: Mapping[str, str]) -> str:
    """Return why this cell alone names no answer, or ""."""
    kind = question_types.registry.get(question.kind)
    try:
        if name == WHOLE:
            kind.from_parts(question, [cell])
        else:
            kind.from_export(question, [cell if one == name else "" for one in cells])
    except ValidationError as problem:
        is_unknown = any(one.code == "unknown" for one in problem.error_list)
        return " ".join(problem.messages) if is_unknown else ""
    return ""


def read_rows(content: bytes, reader: Reader) -> Iterator[tuple[int, Read]]:
    """Yield what the rows of a file say, with their number in it, one at a time."""
    for number, cells in rows_of(content):
        yield number, reader.read(cells)

"""The questions of one form version, page by page, kept in the process because a frozen version never changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from feedback import question_types
from feedback.domain.minutes import minutes_asked
from feedback.models import FormVersion, Question

KEPT_SHEETS = 300
"""How many form versions one process keeps; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One stored row of an answer, without the response that it belongs to."""

    question: str
    choice: str
    number: int | None
    text: str


@dataclass(frozen=True)
class Sheet:
    """A form version and its questions by page. Page numbers start at 1, whatever the questions say."""

    version: FormVersion
    pages: tuple[tuple[Question, ...], ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(question for page in self.pages for question in page)

    def page(self, number: int) -> tuple[Question, ...]:
        """The questions of one page; none when there is no such page."""
        return self.pages[number - 1] if 1 <= number <= len(self.pages) else ()

    def minutes_from(self, number: int) -> int:
        """Minutes that the pages from `number` on take, never below 1."""
        left = [question for page in self.pages[number - 1 :] for question in page]
        seconds = [question_types.registry.get(question.kind).seconds for question in left]
        words = sum(len(f"{question.text} {question.hint}".split()) for question in left)
        return max(1, minutes_asked(seconds, words=words))

    def first_open(self, values: Mapping[str, Any]) -> int:
        """The first page on which nothing is answered yet, or the last page."""
        for number, page in enumerate(self.pages, start=1):
            if not any(str(question.key) in values for question in page):
                return number
        return len(self.pages)

    def first_missing(self, values: Mapping[str, Any]) -> int | None:
        """The first page with a question that cannot be skipped and is not answered, or None."""
        for number, page in enumerate(self.pages, start=1):
            if any(each.required and str(each.key) not in values for each in page):
                return number
        return None

    def rows(self, values: Mapping[str, Any]) -> list[tuple[Question, Row]]:
        """The rows that keep `values` (by key of the question), each with its question."""
        found = []
        for question in self.questions:
            if (value := values.get(str(question.key))) is not None:
                stored = question_types.registry.get(question.kind).to_storage(value)
                found += [
                    (question, Row(str(question.key), row.choice, row.number, row.text))
                    for row in stored
                ]
        return found

    def values(self, rows: Iterable[Row]) -> dict[str, Any]:
        """The values that `rows` keep, by key of the question; what belongs to no question here is left out."""
        by_key: dict[str, list[Row]] = {}
        for row in rows:
            by_key.setdefault(row.question, []).append(row)
        return {
            key: question_types.registry.get(question.kind).from_storage(by_key[key])  # type: ignore[arg-type]
            for question in self.questions
            if (key := str(question.key)) in by_key
        }


def words_in(sheet: Sheet, values: Mapping[str, Any]) -> list[str]:
    """Return all that was written in `values`, in words, by whatever type of question."""
    return [row.text for _question, row in sheet.rows(values) if row.text]


_sheets: dict[int, Sheet] = {}


def sheet_of(version_id: int) -> Sheet:
    """Return the questions of a frozen version: one statement the first time, none after.

    Raises `FormVersion.DoesNotExist` when the version has no question or is not of this organisation.
    """
    sheet = _sheets.get(version_id)
    if sheet is None:
        sheet = read_sheet(version_id)
        if sheet.version.frozen_at is not None:
            while len(_sheets) >= KEPT_SHEETS:
                _sheets.pop(next(iter(_sheets)), None)
            _sheets[version_id] = sheet
    return sheet


def read_sheet(version_id: int) -> Sheet:
    """Return the questions of any version, as they are now; for the preview. Raises as `sheet_of` does."""
    questions = list(
        Question.objects.filter(form_version_id=version_id)
        .select_related("form_version")
        .order_by("page", "position", "pk")
    )
    if not questions:
        message = f"Form version {version_id} has no question."
        raise FormVersion.DoesNotExist(message)
    pages = tuple(tuple(page) for _number, page in groupby(questions, key=lambda each: each.page))
    return Sheet(questions[0].form_version, pages)


def forget_sheets() -> None:
    """Drop what this process keeps; for tests, whose rows come again under the same numbers."""
    _sheets.clear()

"""What somebody looks over before sending: every question that they see with its answer, and what is left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feedback import question_types
from feedback.models import Question
from feedback.queries.sheets import Sheet
from feedback.question_types import asks


@dataclass(frozen=True, slots=True)
class Checked:
    """One question with its answer in words, and the page on which it is changed."""

    page: int
    question: str
    lines: list[str]
    is_needed: bool
    """It cannot be skipped and has no answer."""
    pictures: Sequence[str] = ()
    """The names of the pictures in the answer."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An answer on a page that is not shown any more: its question, and the earlier answer that decides."""

    question: str
    because_question: str
    because_lines: list[str]
    page: int
    """Where the earlier answer is changed."""


def checked(sheet: Sheet, values: Mapping[str, Any]) -> list[Checked]:
    """Return every question that somebody with these answers sees, in order."""
    found = []
    for page in sheet.shown(values):
        for question in filter(asks, sheet.page(page)):
            value = values.get(str(question.key))
            lines = in_words(question, value)
            pictures = question_types.registry.get(question.kind).pictures_of(value)
            is_needed = question.required and not lines
            found.append(Checked(page, question.text, lines, is_needed, pictures))
    return found


def left_out(sheet: Sheet, values: Mapping[str, Any]) -> list[LeftOut]:
    """Return the answers that will not be sent, because an earlier one says that their page is not for this person."""
    shown = sheet.shown(values)
    found = []
    for page in range(1, len(sheet.pages) + 1):
        if page in shown:
            continue
        asked_on, source = _decides(sheet, page, shown)
        lines = in_words(source, values.get(str(source.key)))
        found += [
            LeftOut(question.text, source.text, lines, asked_on)
            for question in sheet.page(page)
            if in_words(question, values.get(str(question.key)))
        ]
    return found


def has_words(sheet: Sheet, values: Mapping[str, Any]) -> bool:
    """Return whether anything that will be sent is in somebody's own words."""
    return any(row.text for _question, row in sheet.rows(values))


def in_words(question: Question, value: Any) -> list[str]:
    """Return an answer as lines to be read; none for no answer."""
    if value is None:
        return []
    return question_types.registry.get(question.kind).in_words(question, value)


def _decides(sheet: Sheet, page: int, shown: tuple[int, ...]) -> tuple[int, Question]:
    """Return the question on a page that is shown, with that page, whose answer leaves `page` out."""
    rule = next(one for one in sheet.rules if one.page == page and one.can_decide)
    while rule.asked_on not in shown:
        rule = next(one for one in sheet.rules if one.page == rule.asked_on and one.can_decide)
    return rule.asked_on, sheet.by_key[rule.question]

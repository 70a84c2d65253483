"""What a column of a file of answers can hold: a part of a question, the group, or what tells the rows apart."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from feedback import question_types
from feedback.domain.answer_columns import HEADING, NUMBERED_ROWS, guess
from feedback.models import Consultation, Question
from feedback.queries.sheets import Sheet
from feedback.queries.ways import groups_of
from feedback.question_types.base.cells import Cells
from feedback.question_types.base.choices import WORDS
from participants.domain.cells import clean
from participants.domain.columns import plain

ROW_KEY, GROUP = "row", "group"
WHOLE = "*"
"""The part of a question that is its whole answer, with several parts in one cell."""
LEAVE_OUT, AS_WORDS = "-", "~"
"""What else may be done with words that are no answer: leave the answer out, or keep them beside it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a column can hold. `code` is `<key of a question>.<name of its column>`, or one of the constants above."""

    code: str
    label: str
    spellings: tuple[str, ...] = ()
    question: Question | None = None
    name: str = ""


def targets(sheet: Sheet, groups: Sequence[tuple[int, str]]) -> list[Target]:
    """Return everything that a column can hold, in the order in which it is offered."""
    found = [Target(ROW_KEY, _("What tells the rows apart, such as a number"), NUMBERED_ROWS)]
    if groups:
        found.append(Target(GROUP, _("Group"), ("group", plain(_("Group")))))
    for number, question in enumerate(sheet.questions, start=1):
        found += _of_question(number, question)
    return found


def _of_question(number: int, question: Question) -> Iterator[Target]:
    kind = question_types.registry.get(question.kind)
    if kind.takes_parts:
        label = _("%(number)s. %(question)s, all in one cell")
        words = label % {"number": number, "question": question.text}
        yield Target(f"{question.key}.{WHOLE}", words, (_compared(question.text),), question, WHOLE)
    for name, heading in kind.export_columns(question):
        spellings = (plain(f"q{number}_{name}"), _compared(heading))
        yield Target(
            f"{question.key}.{name}", f"{number}. {heading}", spellings, question, name
        )  # fmt: skip


def _compared(heading: str) -> str:
    return plain(clean(heading)[:HEADING])


def guessed(headings: Sequence[str], offered: Sequence[Target]) -> dict[str, int]:
    """Return which column holds what, as far as its heading is the question's words or that of a file of ours."""
    compared = [plain(heading) for heading in headings]
    return dict(guess(compared, [(one.code, one.spellings) for one in offered]))


def instead_of(target: Target, groups: Sequence[tuple[int, str]]) -> list[tuple[str, Any]]:
    """Return what words in this column may be counted as: keys and labels."""
    if target.code == GROUP:
        return [(str(pk), name) for pk, name in groups]
    question = target.question
    if question is None:
        return []
    kind = question_types.registry.get(question.kind)
    offered = [
        (key, label)
        for key, label in kind.labels_of(question).items()
        if _is_answer(question, target.name, key)
    ]
    if target.name != WHOLE and _keeps_words(question) and target.name != WORDS:
        offered.append((AS_WORDS, _("Something else, in these words")))
    return offered


def _keeps_words(question: Question) -> bool:
    return _is_answer(question, WORDS, "x")


def _is_answer(question: Question, name: str, cell: str) -> bool:
    kind = question_types.registry.get(question.kind)
    with suppress(ValidationError):
        if name == WHOLE:
            return kind.is_answered(kind.from_parts(question, [cell]))
        names = [one for one, _heading in kind.export_columns(question)]
        if name in names:
            cells = [cell if one == name else "" for one in names]
            return kind.is_answered(kind.from_export(question, cells))
    return False


def group_cells(groups: Sequence[tuple[int, str]]) -> Cells:
    """Return how groups stand in cells: by name."""
    return Cells([(str(pk), name) for pk, name in groups])


def offered_for(consultation: Consultation, sheet: Sheet) -> list[Target]:
    """Return what the columns of a file for this ask can hold; one statement."""
    return targets(sheet, groups_of(consultation))

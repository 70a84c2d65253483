"""Answers as tables to be taken out: a row for each person in random order, and a book that says what each column is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from feedback import question_types
from feedback.models import Answer, Consultation, Question, Response, ResultFile
from feedback.queries.results import questions_of
from feedback.queries.safety import threads_set_apart
from feedback.question_types.base.contract import Cell, StoredValue
from projects.domain.small_numbers import K_PUBLIC, group_table, is_hidden
from projects.models import StakeholderGroup


@dataclass(frozen=True, slots=True)
class Column:
    """One column of answers; `name` is its own and stays the same, whatever the question is called later."""

    name: str
    heading: str
    question: Question


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """What people answered: no name, no day, no way of coming. `groups` is empty where none may be told."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    groups: Sequence[str]
    """The group of each row, or "" where it is not told."""


def least_to_take_out(consultation: Consultation) -> int:
    """Return how many have to have answered before anything is taken out."""
    return max(K_PUBLIC, consultation.least_internal)


def answer_table(consultation: Consultation, *, has_words: bool) -> AnswerTable:
    """Return everybody's answers; without words for whoever is not a named reader. Seven statements, however many.

    Rows come by their random key, as on every page. The words of somebody about whom a reader worries are left out.
    """
    questions = questions_of(consultation)
    people = list(
        Response.objects.counted().filter(consultation=consultation).order_by("pk")
        .values_list("pk", "thread", "group")
    )  # fmt: skip
    apart = set(threads_set_apart().values_list("thread", flat=True))
    stored = _stored(consultation)
    told = _groups(consultation)
    rows, groups = [], []
    for pk, thread, group in people:
        shows_words = has_words and thread not in apart
        rows.append(_row(questions, stored[pk], shows_words=shows_words))
        groups.append(told.get(str(group or ""), ""))
    return AnswerTable(_columns(questions), rows, groups if any(groups) else ())


def _stored(consultation: Consultation) -> dict[UUID, dict[UUID, list[StoredValue]]]:
    counted = Response.objects.counted().filter(consultation=consultation)
    found: dict[UUID, dict[UUID, list[StoredValue]]] = defaultdict(lambda: defaultdict(list))
    rows = Answer.objects.filter(response__in=counted).order_by("pk")
    for response, key, choice, number, text in rows.values_list(
        "response", "question__key", "choice", "number", "text"
    ):
        found[response][key].append(StoredValue(choice, number, text))
    return found


def _row(questions: Iterable[Question], stored: Any, *, shows_words: bool) -> Sequence[Cell]:
    cells: list[Cell] = []
    for question in questions:
        kind = question_types.registry.get(question.kind)
        kept = stored.get(question.key, ())
        if not shows_words:
            bare = (StoredValue(one.choice, one.number) for one in kept)
            kept = [one for one in bare if one != StoredValue()]
        if kept:
            cells += kind.export_row(question, kind.from_storage(kept))
        else:
            cells += [""] * len(kind.export_columns(question))
    return cells


def _columns(questions: Sequence[Question]) -> list[Column]:
    return [
        Column(f"q{number}_{name}", heading, question)
        for number, question in enumerate(questions, 1)
        for name, heading in question_types.registry.get(question.kind).export_columns(question)
    ]


def _groups(consultation: Consultation) -> dict[str, str]:
    """The name to tell for each group; only of those that are large enough and hide nobody by subtraction.

    None where the subject needs care: a row for each would show when all of a group said the same, which no page does.
    """
    if consultation.needs_care:
        return {}
    heads = Response.objects.counted().filter(consultation=consultation).order_by("group")
    counts = {str(group or ""): n for group, n in heads.values_list("group").annotate(Count("pk"))}
    table = group_table(counts, least_to_take_out(consultation))
    named = StakeholderGroup.objects.filter(pk__in=[one for one in counts if one])
    names = {str(one.pk): one.name for one in named}
    return {
        group: " / ".join(names.get(one, "") for one in row.groups)
        for row in table.rows
        for group in row.groups
        if group
    }


def code_book(consultation: Consultation, columns: Sequence[Column]) -> list[dict[str, str]]:
    """Return what each column is: its name, its question, of which kind, what for, and what its values mean."""
    del consultation
    return [
        {
            "column": column.name,
            "question": column.question.text,
            "heading": column.heading,
            "key": str(column.question.key),
            "kind": str(question_types.registry.get(column.question.kind).label),
            "what_for": str(column.question.get_what_for_display()),
            "labels": "; ".join(
                f"{key} = {label}"
                for key, label in question_types.registry.get(column.question.kind)
                .labels_of(column.question)
                .items()
            ),
        }
        for column in columns
    ]  # fmt: skip


def book_headings() -> list[str]:
    """Return what stands above the columns of the code book."""
    return [
        *(_("Column"), _("Question"), _("Heading"), _("Key"), _("Kind")),
        *(_("What it is for"), _("What the values mean")),
    ]


def is_too_few(consultation: Consultation, answered: int) -> bool:
    """Whether a file would tell who said what."""
    return is_hidden(answered, least_to_take_out(consultation))


def file_of_job(job_id: int) -> ResultFile | None:
    """Return the file that a job makes, if it is still there."""
    rows = ResultFile.objects.filter(job=job_id)
    return rows.select_related("consultation__organisation").first()

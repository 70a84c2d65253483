"""Reads about the versions of a form: which one people see, what changed from one to the next, how many answered which."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from feedback import terms
from feedback.domain.form_versions import REWORDED, SAME, Change, changes
from feedback.models import Consultation, FormVersion, Question, Response
from feedback.queries.asking import question_stamp, wording_of


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What became of one question, in words; `may_be_other` where somebody can say that it means something else now."""

    key: str
    word: Any
    meaning: Any
    before: str
    after: str
    may_be_other: bool


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version that people were asked: by how many, and what changed from the one before it."""

    version: FormVersion
    answered: int
    changes: Sequence[ChangeLine]
    questions: int


def frozen_version(consultation: Consultation) -> FormVersion | None:
    """Return the version that people who begin now are asked, or None in a draft; one statement."""
    rows = FormVersion.objects.filter(consultation=consultation, frozen_at__isnull=False)
    return rows.order_by("-number").first()


def version_being_written(consultation: Consultation) -> FormVersion | None:
    """Return the version that nobody was asked yet, or None; one statement."""
    rows = FormVersion.objects.filter(consultation=consultation, frozen_at=None)
    return rows.order_by("-number").first()


def changes_between(before: Iterable[Question], after: Iterable[Question]) -> list[Change]:
    """Return what became of each question."""
    return changes([wording_of(one) for one in before], [wording_of(one) for one in after])


def change_lines(found: Iterable[Change]) -> list[ChangeLine]:
    """Return what became of each question that did not stay as it was."""
    return [
        ChangeLine(
            key=one.key,
            word=terms.QUESTION_CHANGES[one.code],
            meaning=terms.QUESTION_CHANGE_MEANINGS[one.code],
            before=one.before.text if one.before else "",
            after=one.after.text if one.after else "",
            may_be_other=one.code == REWORDED,
        )
        for one in found
        if one.code != SAME
    ]


def is_unchanged(before: Sequence[Question], after: Sequence[Question]) -> bool:
    """Return whether people would notice nothing: the same questions in the same order on the same pages."""
    places = [[(one.key, one.page) for one in some] for some in (before, after)]
    return places[0] == places[1] and all(
        one.code == SAME for one in changes_between(before, after)
    )


def version_stamp(questions: Iterable[Question]) -> str:
    """Return a fingerprint of all questions and their order, so that a change meanwhile is noticed."""
    parts = [f"{one.pk} {one.page} {question_stamp(one)}" for one in questions]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def answered_by_version(consultation: Consultation) -> dict[int, int]:
    """Return how many people's answers are to each version; one statement."""
    rows = Response.objects.counted().filter(consultation=consultation).order_by()
    return dict(rows.values_list("form_version").annotate(many=Count("pk")))


def history(consultation: Consultation) -> list[VersionLine]:
    """Return every version that people were asked, the newest first; three statements."""
    versions = list(
        FormVersion.objects.filter(consultation=consultation, frozen_at__isnull=False)
        .select_related("made_by__user")
        .order_by("number")
    )
    answered = answered_by_version(consultation)
    by_version: dict[int, list[Question]] = defaultdict(list)
    for question in Question.objects.filter(form_version__in=versions):
        by_version[question.form_version_id].append(question)
    lines = []
    before: list[Question] = []
    for version in versions:
        after = by_version[version.pk]
        changed = change_lines(changes_between(before, after)) if before else []
        lines.append(VersionLine(version, answered.get(version.pk, 0), changed, len(after)))
        before = after
    return lines[::-1]


def asked_ever(consultation: Consultation) -> list[Question]:
    """Return every question that people were asked, in its newest wording: those asked now, then those of earlier versions.

    One statement.
    """
    rows = Question.objects.filter(
        form_version__consultation=consultation, form_version__frozen_at__isnull=False
    ).order_by("-form_version__number", "page", "position", "pk")
    found: dict[object, Question] = {}
    for question in rows:
        found.setdefault(question.key, question)
    return list(found.values())

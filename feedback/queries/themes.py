"""Themes of a project: how many people's words stand under each, and the very words. Only of asks that the member reads."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.models import Consultation, Highlight, Theme
from feedback.queries.words import notes, readable
from projects.domain.small_numbers import K_INTERNAL, is_hidden
from projects.models import Project

LAST_KEY = 9
"""So many themes can be chosen by one digit."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme and how much stands under it; `key` is the digit that chooses it, empty from the tenth on."""

    theme: Theme
    people: int
    notes: int
    key: str = ""

    @property
    def how_many(self) -> str:
        """How many, in words: few are never told exactly."""
        return " · ".join(filter(None, [_people(self.people), _notes(self.notes)])) or _("none yet")


def _people(count: int) -> str:
    if not count:
        return ""
    if is_hidden(count, K_INTERNAL):
        return _("fewer than 5 people")
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": count}


def _notes(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(n)s note", "%(n)s notes", count) % {"n": count}


def themes_of(project: Project) -> list[Theme]:
    """Return the themes of a project by name; one statement."""
    return list(Theme.objects.filter(project=project))


def theme_rows(consultation: Consultation) -> list[ThemeRow]:
    """Return the themes of its project with how much of this consultation stands under each; three statements."""
    marks = Highlight.objects.filter(theme__project=consultation.project_id).order_by("theme")
    people = dict(
        marks.filter(answer__in=readable(consultation))
        .values_list("theme")
        .annotate(Count("answer__response__thread", distinct=True))
    )
    told = dict(
        marks.filter(note__in=notes(consultation))
        .values_list("theme")
        .annotate(Count("note", distinct=True))
    )
    return [
        ThemeRow(
            one, people.get(one.pk, 0), told.get(one.pk, 0), str(place) if place <= LAST_KEY else ""
        )
        for place, one in enumerate(themes_of(consultation.project), 1)
    ]


def in_no_theme(consultation: Consultation) -> int:
    """Return how many answers with words stand under no theme; one statement."""
    return _in_no_theme([consultation]).get(consultation.pk, 0)


def reads_here(project: Project, member_id: int) -> QuerySet[Consultation]:
    """Return the consultations of a project that the member is named to read."""
    rows: QuerySet[Consultation] = Consultation.objects.filter(project=project, readers=member_id)
    return rows.select_related("organisation", "project").order_by("title", "pk")


@dataclass(frozen=True, slots=True)
class Traced:
    """The exact words under a theme, and which words they are part of."""

    id: int
    text: str
    word: uuid.UUID
    is_note: bool


@dataclass(frozen=True, slots=True)
class UnderTheme:
    """What stands under a theme in one consultation."""

    consultation: Consultation
    people: str
    words: Sequence[Traced]
    without: int
    """How many answers there stand under no theme at all."""


def under(theme: Theme, member_id: int) -> list[UnderTheme]:
    """Return the exact words under a theme, by consultation that the member reads; four statements, however many."""
    read = {one.pk: one for one in reads_here(theme.project, member_id)}
    marks = Highlight.objects.filter(theme=theme)
    marks = marks.select_related("answer__response", "note__meeting")
    found: dict[int, list[Highlight]] = {pk: [] for pk in read}
    for one in marks.filter(answer__in=readable(*read.values())).order_by("answer", "start"):
        found[one.answer.response.consultation_id].append(one)
    for one in marks.filter(note__in=notes(*read.values())).order_by("note", "start"):
        found[one.note.meeting.consultation_id].append(one)
    without = _in_no_theme(read.values())
    return [_under(theme, read[pk], rows, without.get(pk, 0)) for pk, rows in found.items() if rows]


def _under(
    theme: Theme, about: Consultation, rows: Sequence[Highlight], without: int
) -> UnderTheme:
    threads = {one.answer.response.thread for one in rows if one.answer}
    told = {one.note_id for one in rows if one.note}
    count = ThemeRow(theme, len(threads), len(told)).how_many
    return UnderTheme(about, count, [_traced(one) for one in rows], without)


def _in_no_theme(consultations: Iterable[Consultation]) -> dict[int, int]:
    marked = Highlight.objects.filter(answer=OuterRef("pk"))
    rows = readable(*consultations).exclude(text="").exclude(Exists(marked))
    rows = rows.order_by("response__consultation")
    return dict(rows.values_list("response__consultation").annotate(Count("pk")))


def _traced(mark: Highlight) -> Traced:
    of: Any = mark.answer or mark.note
    text = of.text[mark.start : mark.end]
    return Traced(mark.pk, text, of.pk, mark.note_id is not None)


def marks_count(theme: Theme) -> int:
    """Return how many words stand under a theme, whoever may read them; one statement."""
    return Highlight.objects.filter(theme=theme).count()


def mark_in(consultation: Consultation, number: int) -> Highlight | None:
    """Return a highlight in the words of a consultation, or None."""
    rows = Highlight.objects.filter(pk=number)
    found = rows.filter(answer__in=readable(consultation)) | rows.filter(
        note__in=notes(consultation)
    )
    return found.first()

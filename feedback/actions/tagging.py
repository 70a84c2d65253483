"""Putting words under themes, taking them out, making, renaming, joining and removing themes, noting what was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from access import audit
from access.actors import Actor
from feedback.domain.parts import Span
from feedback.models import Answer, Highlight, MeetingNote, Theme, WordRead
from projects.models import Project


@dataclass(frozen=True, slots=True)
class ThemeConflict:
    """Somebody else changed the theme meanwhile: how it stands now."""

    theirs: Theme


class NameTakenError(Exception):
    """Another theme of the project has this name."""


@transaction.atomic
def theme_named(*, project: Project, name: str, meaning: str = "") -> Theme:
    """Return the theme of this name, which is made if there is none; capital letters make no other theme."""
    Project.objects.select_for_update().get(pk=project.pk)
    found: Theme | None = Theme.objects.filter(project=project, name__iexact=name).first()
    if found is not None:
        return found
    made: Theme = Theme.objects.create(
        organisation_id=project.organisation_id, project=project, name=name, meaning=meaning
    )
    return made


@transaction.atomic
def tag(*, actor: Actor, words: Answer | MeetingNote, theme: Theme, spans: Sequence[Span]) -> None:
    """Put these stretches of the words under a theme; twice is as once."""
    of: dict[str, Any] = {"note": words} if isinstance(words, MeetingNote) else {"answer": words}
    for span in spans:
        Highlight.objects.get_or_create(
            organisation_id=words.organisation_id,
            theme=theme,
            start=span.start,
            end=span.end,
            defaults={"by_id": actor.member_id},
            **of,
        )


def untag(*, mark: Highlight) -> None:
    """Take words out of a theme. The words and the theme stay."""
    mark.delete()


@transaction.atomic
def note_read(*, actor: Actor, answers: Iterable[Answer]) -> None:
    """Note that the member has read these answers; twice is as once."""
    wanted = list(answers)
    known = set(
        WordRead.objects.filter(member=actor.member_id, answer__in=wanted).values_list(
            "answer", flat=True
        )
    )
    WordRead.objects.bulk_create(
        (
            WordRead(organisation_id=one.organisation_id, answer=one, member_id=actor.member_id)
            for one in wanted
            if one.pk not in known
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def change_theme(
    *, actor: Actor, theme: Theme, based_on: int, name: str, meaning: str
) -> Theme | ThemeConflict:
    """Give a theme another name or meaning. Raises `NameTakenError`; a clash changes nothing."""
    current: Theme = Theme.objects.select_for_update().get(pk=theme.pk)
    if current.version != based_on:
        return ThemeConflict(current)
    same = Theme.objects.filter(project=current.project_id, name__iexact=name)
    if same.exclude(pk=current.pk).exists():
        raise NameTakenError
    current.name, current.meaning = name, meaning
    current.version += 1
    current.save()
    audit.record(actor, "theme_changed", current.project, theme=current.pk)
    return current


@transaction.atomic
def join_themes(*, actor: Actor, theme: Theme, into: Theme) -> None:
    """Put all that stands under one theme under another one of the same project; the first is gone then."""
    there = set(Highlight.objects.filter(theme=into).values_list("answer", "note", "start", "end"))
    for mark in Highlight.objects.select_for_update().filter(theme=theme):
        if (mark.answer_id, mark.note_id, mark.start, mark.end) in there:
            mark.delete()
    Highlight.objects.filter(theme=theme).update(theme=into)
    Theme.objects.filter(pk=into.pk).update(version=F("version") + 1)
    audit.record(actor, "themes_joined", theme.project, theme=theme.pk, into=into.pk)
    theme.delete()


@transaction.atomic
def remove_theme(*, actor: Actor, theme: Theme) -> None:
    """Remove a theme for good. The words that stood under it stay where they are."""
    audit.record(actor, "theme_removed", theme.project, theme=theme.pk)
    theme.delete()

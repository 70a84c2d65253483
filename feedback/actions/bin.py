"""Throwing a project away, and letting it go for good once nobody wanted it back."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from access import audit, removals
from access.actors import Actor
from access.bin import with_the_bin
from feedback.models import (
    Consultation,
    OutcomeVersion,
    Publication,
    Response,
    ResponseAuthor,
    Snooze,
)
from feedback.queries.bin import Needed, someone_waits_to_be_safe, still_needed
from feedback.terms import PROJECT_REMOVED
from projects.models import Project


class StillNeededError(Exception):
    """Something in the project is open or owed: `asks`. None of them: a person waits to be safe, which is not said aloud."""

    def __init__(self, asks: Sequence[Needed]) -> None:
        """Keep what is needed."""
        super().__init__()
        self.asks = asks


def put_in_bin(*, actor: Actor, project: Project, now: datetime) -> None:
    """Throw a project away with everything in it; for 30 days it can be had back.

    Raises:
        StillNeededError: while people can answer, wait for an answer, or wait to be safe.

    """
    with transaction.atomic():
        current = Project.objects.select_for_update().get(pk=project.pk)
        needed = still_needed(current, now)
        if not needed and not someone_waits_to_be_safe(current):
            current.binned_at = now
            current.save(update_fields=["binned_at"])
            audit.record(actor, "project_binned", current)
            return
        if not needed:
            audit.record(actor, "project_kept", current)
    raise StillNeededError(needed)


@with_the_bin()
@transaction.atomic
def remove_for_good(*, project: Project, today: date) -> None:
    """Delete a project and everything that belongs to it, and note it so that a restored copy forgets it too.

    Somebody may take it out of the bin at this very moment: then nothing is deleted.
    """
    if Project.objects.in_bin().select_for_update().filter(pk=project.pk).first() is None:
        return
    audit.record(None, "project_removed", project)
    removals.note(
        kind=PROJECT_REMOVED, organisation=project.organisation, keys=[key_of(project)], on=today
    )
    _delete(project)


def key_of(project: Project) -> str:
    """Return number and moment of a project: a number alone may be given again in a restored copy."""
    return f"{project.pk}.{project.created_at.timestamp():.6f}"


@with_the_bin()
@transaction.atomic
def forget_project(key: str) -> None:
    """Delete from a restored copy the project that `key` names, whether it was in the bin by then or not."""
    number = key.partition(".")[0]
    project = Project.objects.filter(pk=number).first()
    if project is not None and key_of(project) == key:
        _delete(project)


def _delete(project: Project) -> None:
    """Delete in an order in which nothing that is left points at what is gone."""
    about = Consultation.objects.filter(project=project)
    said = Response.objects.filter(consultation__in=about)
    ResponseAuthor.objects.filter(thread__in=said.values("thread")).delete()
    said.delete()
    OutcomeVersion.objects.filter(outcome__consultation__in=about).delete()
    Snooze.objects.filter(consultation__in=about).delete()
    Publication.objects.filter(carries__consultation__in=about).update(carries=None)
    about.delete()
    project.delete()

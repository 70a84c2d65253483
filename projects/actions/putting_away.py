"""Putting a project away, and taking it and what was thrown away out again."""

from datetime import datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from access.bin import with_the_bin
from projects.models import Project


@transaction.atomic
def put_away(*, actor: Actor, project: Project, now: datetime) -> None:
    """Take a project off the lists. It stays to be read, and what is owed is owed all the same."""
    current = Project.objects.select_for_update().get(pk=project.pk)
    if current.archived_at is None:
        current.archived_at = now
        current.save(update_fields=["archived_at"])
        audit.record(actor, "project_put_away", current)


@transaction.atomic
def take_out(*, actor: Actor, project: Project) -> None:
    """Put a project that was put away back on the lists."""
    current = Project.objects.select_for_update().get(pk=project.pk)
    if current.archived_at is not None:
        current.archived_at = None
        current.save(update_fields=["archived_at"])
        audit.record(actor, "project_taken_out", current)


@with_the_bin()
@transaction.atomic
def restore(*, actor: Actor, project: Project) -> bool:
    """Take a project out of the bin as it went in; return whether it was still there."""
    current = Project.objects.select_for_update().filter(pk=project.pk).first()
    if current is None:
        return False
    if current.binned_at is not None:
        current.binned_at = None
        current.save(update_fields=["binned_at"])
        audit.record(actor, "project_restored", current)
    return True

"""The day on which a project and its people's names part."""

from datetime import date, datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.models import Action, Participation, Project


class NamesGoneError(Exception):
    """The names went already: no day is to be chosen any more."""


@transaction.atomic
def choose_day(*, actor: Actor, project: Project, on: date | None) -> None:
    """Let names go on this day without anybody having to think of it; None: not by a day of its own.

    Raises:
        NamesGoneError: when they went.

    """
    current = Project.objects.select_for_update().get(pk=project.pk)
    if current.anonymised_at is not None:
        raise NamesGoneError
    if current.anonymise_on != on:
        current.anonymise_on = on
        current.save(update_fields=["anonymise_on"])
        audit.record(actor, "names_day_chosen", current, on=on.isoformat() if on else "")


@transaction.atomic
def let_places_go(*, project: Project, now: datetime) -> int:
    """Delete who had a place in the project and who of them did what, and note how many; return that number. A second time changes nothing."""
    current = Project.objects.select_for_update().get(pk=project.pk)
    if current.anonymised_at is not None:
        return current.people_then or 0
    places = Participation.objects.filter(project=current)
    current.people_then = places.count()
    current.anonymised_at = now
    current.save(update_fields=["people_then", "anonymised_at"])
    places.delete()
    Action.objects.filter(project=current).update(participant=None)
    return current.people_then

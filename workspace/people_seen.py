"""Whose names and addresses somebody may see: the people of their own projects, and everybody for an owner."""

from typing import Any

from django.db.models import QuerySet

from access.actors import Actor
from access.roles import Role
from projects.models import Participation, Project
from projects.queries import project_choices, projects_of


def people_seen(actor: Actor) -> QuerySet[Any, Any] | None:
    """Return, as a query, the ids of the people whose details the actor may see; None for everybody."""
    if actor.is_at_least(Role.OWNER):
        return None
    own = Participation.objects.filter(project__in=projects_of(actor.member_id))
    return own.values("participant")


def projects_offered(actor: Actor) -> list[tuple[int, str]]:
    """Return ids and titles of the projects in which the actor may see people's details, the newest first."""
    if actor.is_at_least(Role.OWNER):
        return project_choices()
    own = Project.objects.filter(pk__in=projects_of(actor.member_id))
    return list(own.values_list("pk", "title"))

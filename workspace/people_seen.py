"""Whose names and addresses somebody may see, as ids and as the projects that they come from."""

from typing import Any

from django.db.models import QuerySet

from access.actors import Actor
from access.roles import Role
from participants.queries import everybody
from projects.queries import place_choices
from workspace.people_filter import whose_names


def people_seen(actor: Actor) -> QuerySet[Any, Any] | None:
    """Return, as a query, the ids of the people whose details the actor may see; None for everybody."""
    if actor.is_at_least(Role.OWNER):
        return None
    return everybody().filter(whose_names(actor)).values("pk")


def projects_offered(actor: Actor) -> list[tuple[int, str]]:
    """Return ids and titles of the projects in which the actor may see people's details, the newest first."""
    return place_choices(actor.member_id, is_everywhere=actor.is_at_least(Role.OWNER))

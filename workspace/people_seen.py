"""Whose names and addresses somebody may see, as ids and as the projects that they come from."""

from access.actors import Actor
from access.roles import Role
from feedback.queries.known import known_elsewhere
from participants.queries import everybody
from participants.queries.lists import Seen
from projects.queries import place_choices
from workspace.people_filter import whose_names


def people_seen(actor: Actor) -> Seen | None:
    """Return whose details the actor may see, and who of them is known in no other team's project; None for everybody."""
    if actor.is_at_least(Role.OWNER):
        return None
    seen = everybody().filter(whose_names(actor))
    return Seen(seen.values("pk"), seen.exclude(known_elsewhere(actor.member_id)).values("pk"))


def projects_offered(actor: Actor) -> list[tuple[int, str]]:
    """Return ids and titles of the projects in which the actor may see people's details, the newest first."""
    return place_choices(actor.member_id, is_everywhere=actor.is_at_least(Role.OWNER))

"""Who may do what with projects."""

from access.actors import Actor
from access.roles import Role
from projects.models import Project
from projects.queries import is_on_team


def may_see(actor: Actor, target: object) -> bool:
    """Every member sees the organisation's projects."""
    del target
    return actor.is_at_least(Role.VIEWER)


def may_plan(actor: Actor, target: object) -> bool:
    """Facilitators and above start projects and change their plans."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_see_contacts(actor: Actor, project: Project) -> bool:
    """Contact details are for the project's team and the organisation's owner."""
    return actor.is_at_least(Role.OWNER) or is_on_team(actor.member_id, project)


def may_choose_team(actor: Actor, project: Project) -> bool:
    """Whoever is on the team says who else is; so do managers and owners, who answer for the work."""
    return actor.is_at_least(Role.MANAGER) or (
        actor.is_at_least(Role.FACILITATOR) and is_on_team(actor.member_id, project)
    )

"""Who may do what with a project's stages."""

from access.actors import Actor
from access.roles import Role


def may_plan(actor: Actor, stage: object) -> bool:
    """Facilitators and above plan the stages."""
    del stage
    return actor.is_at_least(Role.FACILITATOR)


def may_see(actor: Actor, target: object) -> bool:
    """Every member reads the guidance on methods."""
    del target
    return actor.is_at_least(Role.VIEWER)

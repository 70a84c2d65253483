"""Who may do what with the register. Pure: they read what they are given and change nothing."""

from access.actors import Actor
from access.roles import Role


def may_word_agreements(actor: Actor, target: object) -> bool:
    """Managers and owners say what people agree to and on what legal ground data is held."""
    del target
    return actor.is_at_least(Role.MANAGER)

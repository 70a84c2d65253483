"""Who may do what with the register. Pure: they read what they are given and change nothing."""

from access.actors import Actor
from access.roles import Role


def may_word_agreements(actor: Actor, target: object) -> bool:
    """Managers and owners say what people agree to and on what legal ground data is held."""
    del target
    return actor.is_at_least(Role.MANAGER)


def may_record_agreement(actor: Actor, participant: object) -> bool:
    """Facilitators and above write down what a person said about taking part."""
    del participant
    return actor.is_at_least(Role.FACILITATOR)


def may_let_into_record(actor: Actor, participant: object) -> bool:
    """Facilitators and above hand a person the way to their own record: they show nothing of it to themselves."""
    del participant
    return actor.is_at_least(Role.FACILITATOR)

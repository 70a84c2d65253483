"""Who may do what with the register. Pure: they read what they are given and change nothing."""

from access.actors import Actor
from access.roles import Role
from participants.models import PeopleFile, PeopleList


def may_word_agreements(actor: Actor, target: object) -> bool:
    """Managers and owners say what people agree to and on what legal ground data is held."""
    del target
    return actor.is_at_least(Role.MANAGER)


def may_bring_in(actor: Actor, target: object) -> bool:
    """Facilitators and above bring lists in and take lists out, of the people whom they may see."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_see_list(actor: Actor, people_list: PeopleList) -> bool:
    """Names and addresses stand in it: for whoever brought it, and the owners."""
    return _made_it_or_owns(actor, people_list.made_by_id)


def may_fetch(actor: Actor, file: PeopleFile) -> bool:
    """Whoever had it made, and the owners."""
    return _made_it_or_owns(actor, file.made_by_id)


def _made_it_or_owns(actor: Actor, member_id: int | None) -> bool:
    made_it = member_id is not None and member_id == actor.member_id
    return actor.is_at_least(Role.OWNER) or (made_it and actor.is_at_least(Role.FACILITATOR))

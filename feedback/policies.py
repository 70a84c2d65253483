"""Who may do what with consultations. Pure: they read what they are given and change nothing."""

from access.actors import Actor
from access.roles import Role
from feedback.models import Consultation
from feedback.queries.readers import is_reader
from projects.policies import may_see_contacts


def may_see(actor: Actor, consultation: object) -> bool:
    """Every member sees the organisation's consultations, their dates and what is owed."""
    del consultation
    return actor.is_at_least(Role.VIEWER)


def may_ask(actor: Actor, target: object) -> bool:
    """Facilitators and above write, open, extend and withdraw consultations."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_invite(actor: Actor, consultation: Consultation) -> bool:
    """Those who may see the project's contact details choose whom to invite."""
    return actor.is_at_least(Role.FACILITATOR) and may_see_contacts(actor, consultation.project)


def may_read_words(actor: Actor, consultation: Consultation) -> bool:
    """Only the named readers see people's words."""
    return is_reader(actor.member_id, consultation)


def may_name_readers(actor: Actor, consultation: Consultation) -> bool:
    """Until people are asked, whoever may ask says who reads; from then on a reader, or a manager, who answers for it."""
    if consultation.opened_at is None or actor.is_at_least(Role.MANAGER):
        return may_ask(actor, consultation)
    return may_ask(actor, consultation) and is_reader(actor.member_id, consultation)


def may_publish(actor: Actor, target: object) -> bool:
    """Facilitators and above write and publish what happened."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_agree_to_late_promise(actor: Actor, consultation: object) -> bool:
    """Only a manager or owner may promise an answer later than twelve weeks after closing."""
    del consultation
    return actor.is_at_least(Role.MANAGER)

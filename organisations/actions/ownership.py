"""Handing an organisation over to somebody else."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from access.roles import Role
from organisations.actions.sessions import ask_for_new_keys
from organisations.models import Handover, Member, Organisation
from organisations.queries import active_members


@transaction.atomic
def hand_over(*, actor: Actor, member: Member, now: datetime) -> Handover:
    """Make `member` the owner in the actor's place, who stays as a manager; both are told.

    Reminders of answers that are very late go to the new owner where they went to the old one.

    Raises:
        ValidationError: when the actor is no owner any more, or `member` does not belong here any more.

    """
    organisation = Organisation.objects.select_for_update().get(pk=actor.organisation.pk)
    found = active_members().in_bulk([actor.member_id, member.pk])
    giver, taker = found.get(actor.member_id), found.get(member.pk)
    if giver is None or giver.role != Role.OWNER:
        raise ValidationError(_("You are not an owner any more."), code="no_owner")
    if taker is None or taker == giver:
        raise ValidationError(_("Choose somebody else who belongs here."), code="no_member")
    before = taker.role
    taker.role, giver.role = Role.OWNER, Role.MANAGER
    for each in (taker, giver):
        each.save(update_fields=["role"])
        ask_for_new_keys(user_id=each.user_id)
    if organisation.default_senior_id == giver.pk:
        organisation.default_senior = taker
        organisation.save(update_fields=["default_senior"])
    audit.record(actor, "handed over ownership", taker, before=before, by=giver.pk)
    return Handover.objects.create(
        organisation=organisation, given_by=giver, given_to=taker, given_at=now
    )

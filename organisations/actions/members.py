"""Changing what a member may do, and ending a membership."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from access.roles import Role
from organisations.actions.sessions import ask_for_new_keys
from organisations.models import Member, Organisation
from organisations.queries import active_members, owners

DEFAULTS = ("default_backup", "default_manager", "default_senior")


@transaction.atomic
def change_role(*, actor: Actor, member: Member, role: Role) -> None:
    """Give the member another role.

    Raises:
        ValidationError: when it is the last owner, or the actor may change them no more.

    """
    _keep_an_owner(actor, member)
    if member.role == role:
        return
    before, member.role = member.role, role
    member.save(update_fields=["role"])
    ask_for_new_keys(user_id=member.user_id)
    audit.record(actor, "changed role", member, before=before, after=str(role))


@transaction.atomic
def end_membership(*, actor: Actor, member: Member) -> None:
    """Shut the member out from the next request on; what they did stays, and an owner stands in for them.

    Raises:
        ValidationError: when it is the last owner, or the actor may change them no more.

    """
    organisation = _keep_an_owner(actor, member)
    if not member.is_active:
        return
    member.is_active = False
    member.save(update_fields=["is_active"])
    held = [name for name in DEFAULTS if getattr(organisation, f"{name}_id") == member.pk]
    if held:
        stand_in = owners().first()
        for name in held:
            setattr(organisation, name, stand_in)
        organisation.save(update_fields=held)
    audit.record(actor, "ended membership", member, defaults=held)


def _keep_an_owner(actor: Actor, member: Member) -> Organisation:
    """Return the locked organisation, after making sure that it has an owner besides `member`.

    Both people are read anew: an owner may have handed over since the page was asked for.
    """
    organisation = Organisation.objects.select_for_update().get(pk=member.organisation_id)
    member.refresh_from_db(fields=["role", "is_active"])
    by = active_members().filter(pk=actor.member_id).first()
    if by is None or not (by.pk == member.pk or Role(by.role).reaches(Role(member.role))):
        raise ValidationError(
            _("What you may do here has changed meanwhile. Load the page again."), code="changed"
        )
    if member.role == Role.OWNER and not owners().exclude(pk=member.pk).exists():
        raise ValidationError(
            _("This is the only owner. Make somebody else an owner first."), code="last_owner"
        )
    return organisation

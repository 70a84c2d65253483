"""Changing what a member may do, and ending a membership."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from access.roles import Role
from organisations.actions.sessions import ask_for_new_keys
from organisations.duties import Handing, duties_of, reassign_duties
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
def end_membership(*, actor: Actor, member: Member, forced_because: str = "") -> None:
    """Shut the member out from the next request on; what they did stays, and an owner stands in for them.

    What they hold has to be in other hands first. An owner who says why may end it all the same: then it goes to
    whoever stands in.

    Raises:
        ValidationError: when it is the last owner, or the actor may change them no more; with code `duties` while the
            member holds something, `force` when somebody forces it who is no owner.

    """
    organisation = _keep_an_owner(actor, member)
    if not member.is_active:
        return
    if duties_of(member):
        _force(actor, member, organisation, forced_because)
    member.is_active = False
    member.save(update_fields=["is_active"])
    held = [name for name in DEFAULTS if getattr(organisation, f"{name}_id") == member.pk]
    if held:
        stand_in = owners().first()
        for name in held:
            setattr(organisation, name, stand_in)
        organisation.save(update_fields=held)
    audit.record(actor, "ended membership", member, defaults=held)


@transaction.atomic
def reassign(
    *, actor: Actor, member: Member, to: Mapping[str, Member], why: str, now: datetime
) -> None:
    """Hand on everything that the member holds, each to the one whom `to` names by the key of the duty.

    Raises:
        ValidationError: with code `nobody` when something would stay, `gone` when somebody named works here no more.

    """
    here = set(active_members().values_list("pk", flat=True)) - {member.pk}
    if any(one.pk not in here for one in to.values()):
        raise ValidationError(_("Choose somebody who works here."), code="gone")
    if any(duty.key not in to for duty in duties_of(member)):
        raise ValidationError(
            _("Something is in nobody’s hands yet. Name who takes it over."), code="nobody"
        )
    reassign_duties(Handing(by=actor, member=member, to=to, why=why, now=now))
    audit.record(actor, "handed on duties", member, duties=len(to))


def _force(actor: Actor, member: Member, organisation: Organisation, why: str) -> None:
    """Let those who stand in take over what the member holds; only for an owner who says why."""
    if not why.strip():
        raise ValidationError(
            _("People wait for answers from this person. Name who takes over first."), code="duties"
        )
    if not actor.is_at_least(Role.OWNER):
        raise ValidationError(_("Only an owner can end it before that."), code="force")
    named = (
        organisation.default_backup,
        organisation.default_manager,
        owners().exclude(pk=member.pk).first(),
    )
    handing = Handing(
        by=actor,
        member=member,
        to={},
        why=why,
        now=timezone.now(),
        is_forced=True,
        fallback=next(one for one in named if one and one.works_here and one.pk != member.pk),
    )
    reassign_duties(handing)
    audit.record(actor, "forced duties on", member, why=why)


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

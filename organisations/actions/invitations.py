"""Inviting colleagues by link. The message itself is written by the reminder rule `member_invitation`."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from access.roles import Role
from access.tokens import digest_of, new_token
from organisations.models import Member, MemberInvitation, Organisation
from organisations.queries import actor_from, has_member_with, open_invitations

TAKES_OVER = {Role.MANAGER: "default_manager", Role.FACILITATOR: "default_backup"}
"""Which default falls to the first colleague with this role, while the owner still holds them all."""


def invite_colleague(*, actor: Actor, email: str, role: Role, now: datetime) -> MemberInvitation:
    """Invite the person with this address; the worker sends the link within a minute.

    Raises:
        ValidationError: when the address belongs to a member, or is invited already.

    """
    if has_member_with(email):
        raise ValidationError(_("This person is already a member."), code="member")
    already = ValidationError(
        _("This address is already invited. You can send the invitation again below."),
        code="invited",
    )
    if open_invitations().filter(email__iexact=email).exists():
        raise already
    try:
        with transaction.atomic():
            return _invite(actor=actor, email=email, role=role, now=now, verb="invited")
    except IntegrityError as clash:
        raise already from clash


def _invite(*, actor: Actor, email: str, role: Role, now: datetime, verb: str) -> MemberInvitation:
    """Insert the row. Nobody knows its token: the one that works is minted when the message is written."""
    invitation = MemberInvitation.objects.create(
        organisation=actor.organisation,
        email=email,
        role=role,
        invited_by_id=actor.member_id,
        digest=digest_of(new_token()),
        expires_at=now + timedelta(days=actor.organisation.invitation_days),
    )
    audit.record(actor, verb, invitation, role=str(role))
    return invitation


@transaction.atomic
def send_again(*, actor: Actor, invitation: MemberInvitation, now: datetime) -> MemberInvitation:
    """Withdraw an open invitation and invite the same address anew, so that only the newest link works.

    Raises:
        ValidationError: when it was accepted or withdrawn meanwhile.

    """
    withdraw_invitation(actor=actor, invitation=invitation, now=now)
    return _invite(
        actor=actor,
        email=invitation.email,
        role=Role(invitation.role),
        now=now,
        verb="invited again",
    )


@transaction.atomic
def withdraw_invitation(*, actor: Actor, invitation: MemberInvitation, now: datetime) -> None:
    """End an open invitation: its link stops working.

    Raises:
        ValidationError: when it was accepted or withdrawn meanwhile.

    """
    still_open = open_invitations().filter(pk=invitation.pk)
    if not still_open.order_by().update(withdrawn_at=now):
        raise ValidationError(_("This invitation was accepted or withdrawn meanwhile."))
    audit.record(actor, "withdrew invitation", invitation)


def renew_token(*, invitation: MemberInvitation, now: datetime) -> str:
    """Return a fresh token for a message that is being written; an earlier one stops working."""
    token = new_token()
    invitation.digest = digest_of(token)
    invitation.expires_at = now + timedelta(days=invitation.organisation.invitation_days)
    invitation.save(update_fields=["digest", "expires_at"])
    return token


@transaction.atomic
def accept_invitation(*, user: Any, invitation: MemberInvitation, now: datetime) -> Member:
    """Make `user` a member with the role of the invitation; someone who had left comes back.

    Raises:
        ValidationError: when it was accepted, withdrawn or ran out meanwhile, or its inviter may invite no more.

    """
    still_open = open_invitations().filter(pk=invitation.pk, expires_at__gt=now)
    if not invitation.is_open(now) or not still_open.order_by().update(accepted_at=now):
        raise ValidationError(_("This invitation is no longer open."))
    organisation = invitation.organisation
    member, _is_new = Member.objects.update_or_create(
        organisation=organisation,
        user=user,
        defaults={"role": invitation.role, "is_active": True},
    )
    audit.record(actor_from(member), "accepted invitation", invitation, role=invitation.role)
    _take_over_default(organisation, member)
    return member


def _take_over_default(organisation: Organisation, member: Member) -> None:
    """Let a first manager or facilitator stand in where the owner only stood in for want of others."""
    default = TAKES_OVER.get(Role(member.role))
    if default is None or organisation.default_senior_id is None:
        return
    if getattr(organisation, f"{default}_id") == organisation.default_senior_id:
        setattr(organisation, default, member)
        organisation.save(update_fields=[default])
        audit.record(None, "changed settings", organisation, settings=[default])

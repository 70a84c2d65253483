"""How members and invited colleagues are reached."""

from notices.recipients import Address, register_recipient
from organisations.models import Member, MemberInvitation


def member_address(key: str) -> Address | None:
    """Return the address of an active member of the current organisation."""
    member = Member.objects.active().select_related("user").filter(pk=key).first()
    return Address(member.user.email, member.user.name) if member else None


def invitation_address(key: str) -> Address | None:
    """Return the address of an invitation that is still open."""
    invitation = MemberInvitation.objects.filter(
        pk=key, accepted_at=None, withdrawn_at=None
    ).first()
    return Address(invitation.email) if invitation else None


def register() -> None:
    """Register both kinds with the outbox."""
    register_recipient("member", member_address)
    register_recipient("invitation", invitation_address)

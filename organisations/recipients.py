"""How members and invited colleagues are reached."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from access.scope import current_organisation
from notices.domain.pace import SOON, WEEKLY, Rhythm
from notices.recipients import Address, register_recipient, register_rhythm
from organisations import terms
from organisations.models import Member, MemberInvitation

INSTEAD = {terms.AT_ONCE: SOON, terms.WEEKLY: WEEKLY, terms.IN_THE_MORNING: ""}
"""What a colleague chose, as the outbox says it."""


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


def member_rhythms(keys: Sequence[str]) -> dict[str, Rhythm]:
    """Return when each of these members is reminded: on working days, outside quiet hours where they are; one statement."""
    home: Any = current_organisation()
    rows = Member.objects.filter(pk__among=set(map(int, keys))).values_list(
        "pk", "remind_by", "time_zone"
    )
    return {
        str(pk): Rhythm(
            ZoneInfo(zone) if zone else home.zone,
            home.quiet_from,
            home.quiet_until,
            days=home.working_days,
            weekday=home.digest_weekday,
            instead=INSTEAD[remind_by],
        )
        for pk, remind_by, zone in rows
    }


def register() -> None:
    """Register both kinds with the outbox."""
    register_recipient("member", member_address)
    register_recipient("invitation", invitation_address)
    register_rhythm("member", member_rhythms)

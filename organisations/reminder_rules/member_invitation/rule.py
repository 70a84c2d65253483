"""A colleague was invited: send the link. Sending again makes a new invitation, so each is told once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from access.roles import Role
from notices.models import Notice
from notices.rules import EARLY, Occasion, Recipient, subject_id
from organisations.actions.invitations import renew_token
from organisations.models import MemberInvitation
from organisations.queries import due_invitations, open_invitations


class MemberInvitationRule:
    """One message to the invited address as soon as the planner runs."""

    kind = "member_invitation"
    label = _("A colleague was invited")
    template = "reminder_rules/member_invitation"
    waits_for_digest = False
    urgency = EARLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every open invitation; the planner leaves out the ones already told."""
        return due_invitations(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[MemberInvitation]:
        """Return the invitations in one query."""
        return list(open_invitations().filter(pk__in=subject_ids))

    def occasions(self, subject: MemberInvitation, now: datetime) -> Sequence[Occasion]:
        """Return the one occasion there is."""
        del now
        recipient = Recipient(kind="invitation", key=str(subject.pk))
        return [Occasion(code="invited", recipients=[recipient])]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the message should not go out any more, or nothing."""
        still_open = open_invitations().filter(pk=subject_id(notice), expires_at__gt=now)
        return "" if still_open.exists() else "no_longer_open"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Mint the link and return what the message says."""
        invitation = MemberInvitation.objects.select_related(
            "organisation", "invited_by__user"
        ).get(pk=subject_id(notice))
        token = renew_token(invitation=invitation, now=now)
        path = reverse("organisations:invitation_accept", kwargs={"token": token})
        return {
            "organisation": invitation.organisation,
            "inviter": invitation.invited_by,
            "role": Role(invitation.role).label,
            "link": settings.SITE_URL + path,
            "until": invitation.expires_at.astimezone(invitation.organisation.zone).date(),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: the invitation waits to be accepted."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the members page shows that it is still open."""

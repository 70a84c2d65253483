"""An organisation was handed over: both owners are told, so that nobody loses one without noticing."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.rules import EARLY, Occasion, Recipient, subject_id
from organisations.models import Handover
from organisations.queries import due_handovers, handovers

NEWS_FOR = timedelta(days=28)
"""What happened longer ago is no news any more."""


class OwnershipRule:
    """One message to each of the two as soon as the planner runs."""

    kind = "ownership"
    label = _("The organisation has another owner")
    template = "reminder_rules/ownership"
    waits_for_digest = False
    urgency = EARLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every handover that is news; the planner leaves out the ones already told."""
        return due_handovers(since=now - NEWS_FOR)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Handover]:
        """Return the handovers in one query."""
        return list(handovers().filter(pk__in=subject_ids))

    def occasions(self, subject: Handover, now: datetime) -> Sequence[Occasion]:
        """Return the one occasion there is, for both."""
        del now
        recipients = [
            Recipient(kind="member", key=str(subject.given_by_id), role="given_by"),
            Recipient(kind="member", key=str(subject.given_to_id), role="given_to"),
        ]
        return [Occasion(code="handed_over", recipients=recipients)]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the message should not go out any more, or nothing."""
        recent = handovers().filter(pk=subject_id(notice), given_at__gte=now - NEWS_FOR)
        return "" if recent.exists() else "no_news"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return who handed over to whom, and where the members stand."""
        del now
        handover = handovers().get(pk=subject_id(notice))
        organisation = handover.organisation
        path = reverse("organisations:member_list", kwargs={"org": organisation.slug})
        return {
            "organisation": organisation,
            "giver": handover.given_by,
            "owner": handover.given_to,
            "is_owner": notice.role == "given_to",
            "day": handover.given_at.astimezone(organisation.zone).date(),
            "link": settings.SITE_URL + path,
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the activity page says who owns the organisation since when."""

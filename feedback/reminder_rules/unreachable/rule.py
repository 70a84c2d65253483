"""E-mails came back: whoever tells people hears once a day, and reaches them another way. Nobody is named."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.queries.unreachable import (
    Unreached,
    addresses_due,
    unreached,
    unreached_in,
    who_reaches_people,
)
from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient, subject_id


class UnreachableRule:
    """The rule `unreachable`: one message for each consultation and day, however many people it is about."""

    kind = "unreachable"
    label = _("People could not be reached by e-mail")
    template = "reminder_rules/unreachable"
    waits_for_digest = True
    pace, urgency = MORNING, 75

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return everybody whose address came back lately."""
        return addresses_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Unreached]:
        """Return each of these people in each consultation that concerns them."""
        return unreached(subject_ids)

    def occasions(self, subject: Unreached, now: datetime) -> Sequence[Occasion]:
        """Return the day on which the address came back, while somebody waits for this person."""
        if not subject.is_waited_for(now):
            return []
        member = who_reaches_people(subject.consultation)
        recipient = Recipient(
            "member", str(member.pk) if member else "", "owner", "" if member else "no_owner"
        )
        return [Occasion(f"returned-{subject.returned_on}", [recipient])]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while somebody is still to be reached."""
        return "" if _waiting(notice, now) else "reached"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return how many are to be reached, and where they stand."""
        waiting = _waiting(notice, now)
        consultation = waiting[0].consultation
        place = {"org": consultation.organisation.slug, "pk": consultation.pk}
        return {
            "consultation": consultation,
            "heading": consultation.project.title,
            "organisation": consultation.organisation,
            "people": len(waiting),
            "to_hear": sum(one.is_to_hear for one in waiting),
            "people_url": settings.SITE_URL + reverse("feedback:people_list", kwargs=place),
            "told_url": settings.SITE_URL + reverse("feedback:telling_list", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: the people stand on the list until somebody reached them."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the lists show them without this message."""


def _waiting(notice: Notice, now: datetime) -> list[Unreached]:
    return [one for one in unreached_in(subject_id(notice)) if one.is_waited_for(now)]

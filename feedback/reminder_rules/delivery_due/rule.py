"""What was promised is due in a week, or its day is over: whoever does it hears, or whoever tells people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.domain.delivering import DELIVERY_AHEAD
from feedback.domain.publishing import days_late
from feedback.models import Delivery
from feedback.queries.delivering import deliveries_by_id, deliveries_due, is_over, reminded_of
from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient, subject_id
from projects.domain.reminding import occasion
from projects.queries.reminded_until import still_true_until

DOES_IT, LOOKS_AFTER = "doer", "keeper"


class DeliveryDue:
    """The rule `delivery_due`: once ahead of the day and once after it, for each day that was set."""

    kind = "delivery_due"
    label = _("Something that was promised is to be done")
    template = "reminder_rules/delivery_due"
    waits_for_digest = True
    pace = MORNING

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return what is promised for about now, and not done."""
        return deliveries_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Delivery]:
        """Return the deliveries with whoever is reminded, in one query."""
        return deliveries_by_id(subject_ids)

    def occasions(self, subject: Delivery, now: datetime) -> Sequence[Occasion]:
        """Return the one reminder that falls on today, if any."""
        code = "" if is_over(subject) else _code(subject, now)
        return [Occasion(code, [_to(subject)])] if code else []

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of the last day on which each is still true."""
        return still_true_until(notices)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while it is to be done, by the same day and by the same member."""
        for delivery in deliveries_by_id([subject_id(notice)]):
            if is_over(delivery):
                return "delivered"
            if _code(delivery, now) != notice.occasion:
                return "another_day"
            return "" if _to(delivery).key == notice.recipient_key else "handed_on"
        return "delivered"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what was promised, by when, and where to say what became of it."""
        (delivery,) = deliveries_by_id([subject_id(notice)])
        about = delivery.outcome.consultation
        place = {"org": delivery.organisation.slug}
        page = reverse("feedback:outcome_list", kwargs={**place, "pk": about.pk})
        return {
            "delivery": delivery,
            "consultation": about,
            "organisation": delivery.organisation,
            "days": days_late(delivery.organisation.day_at(now), delivery.due_on),
            "is_doer": notice.role == DOES_IT,
            "url": settings.SITE_URL + page,
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: a reminder does nothing of it."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page of answers owed shows what is past its day."""


def _code(delivery: Delivery, now: datetime) -> str:
    return occasion(delivery.due_on, delivery.organisation.day_at(now), DELIVERY_AHEAD)


def _to(delivery: Delivery) -> Recipient:
    member = reminded_of(delivery)
    if member is None:
        return Recipient("member", "", LOOKS_AFTER, "nobody_named")
    role = DOES_IT if member.pk == delivery.owner_id else LOOKS_AFTER
    return Recipient("member", str(member.pk), role)

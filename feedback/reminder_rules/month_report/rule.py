"""Once a month managers and owners get the figures of the month before: numbers only, nobody's name, no title."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from access.scope import current_organisation
from feedback.domain.months import read_month
from feedback.queries.month_due import (
    code_of,
    managers,
    organisations_by_id,
    organisations_due,
    reported_month,
)
from feedback.queries.month_report import month_numbers
from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient
from organisations.models import Organisation


class MonthReportRule:
    """The rule `month_report`: one message for each manager, owner and month, on the first working day after it."""

    kind = "month_report"
    label = _("How promises were kept in a month")
    template = "reminder_rules/month_report"
    waits_for_digest = False
    pace = MORNING

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every organisation whose report is due; each is its own subject."""
        return organisations_due(now, self.kind)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Organisation]:
        """Return the organisations."""
        return organisations_by_id(subject_ids)

    def occasions(self, subject: Organisation, now: datetime) -> Sequence[Occasion]:
        """Return the month that is reported, and everybody who answers for the organisation."""
        month = reported_month(now, subject)
        if month is None:
            return []
        people = [Recipient("member", str(one.pk), one.role) for one in managers(subject)]
        return [Occasion(code_of(month), people)]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while the person answers for the organisation."""
        del now
        keys = {str(one.pk) for one in managers(_here())}
        return "" if notice.recipient_key in keys else "manages_no_more"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return the figures of the month and of the year up to it, and where they stand on a page."""
        organisation = _here()
        today = now.astimezone(organisation.zone).date()
        place = {"org": organisation.slug, "month": notice.occasion}
        return {
            "organisation": organisation,
            "report": month_numbers(_month(notice), today=today),
            "url": settings.SITE_URL + reverse("workspace:overview_month", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: figures change nothing."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page shows the same."""


def _here() -> Organisation:
    organisation: Any = current_organisation()
    found: Organisation = organisation
    return found


def _month(notice: Notice) -> date:
    month = read_month(notice.occasion)
    if month is None:
        message = f"{notice.occasion!r} is no month."
        raise ValueError(message)
    return month

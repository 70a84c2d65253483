"""Something is to be decided in a week, or the day is over: the members who decide hear, and whoever leads for the others."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient, subject_id
from projects.domain.reminding import DECISION_AHEAD, occasion
from projects.models import Decision
from projects.queries.due import decisions_by_id, decisions_due, reminded_of_decision
from projects.queries.reminded_until import still_true_until

DECIDES, LEADS = "decider", "lead"


class DecisionDue:
    """The rule `decision_due`: once a week ahead of the day and once after it, for each day that was set."""

    kind = "decision_due"
    label = _("Something is to be decided")
    template = "reminder_rules/decision_due"
    waits_for_digest = True
    pace, urgency = MORNING, 35

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return what is not decided and due about now."""
        return decisions_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Decision]:
        """Return the decisions with whoever is reminded."""
        return decisions_by_id(subject_ids)

    def occasions(self, subject: Decision, now: datetime) -> Sequence[Occasion]:
        """Return the one reminder that falls on today, if any."""
        code = _code(subject, now)
        return [Occasion(code, _recipients(subject))] if code else []

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of the last day on which each is still true."""
        return still_true_until(notices)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while it is not decided, due on the same day, and in the same hands."""
        for decision in decisions_by_id([subject_id(notice)]):
            if decision.decided_on is not None:
                return "decided"
            if _code(decision, now) != notice.occasion:
                return "another_day"
            keys = {one.key for one in _recipients(decision)}
            return "" if notice.recipient_key in keys else "handed_on"
        return "decided"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what is to be decided by when, and where that is written down."""
        (decision,) = decisions_by_id([subject_id(notice)])
        organisation = decision.organisation
        place = {"org": organisation.slug, "pk": decision.project_id}
        days = (decision.organisation.day_at(now) - decision.due_on).days if decision.due_on else 0
        return {
            "decision": decision,
            "heading": decision.project.title,
            "organisation": organisation,
            "days": max(0, days),
            "is_decider": notice.role == DECIDES,
            "url": settings.SITE_URL
            + reverse("projects:decision_list", kwargs=place)
            + f"#decision-{decision.pk}",
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: a reminder decides nothing."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page shows what is not decided yet."""


def _code(decision: Decision, now: datetime) -> str:
    if decision.due_on is None:
        return ""
    return occasion(decision.due_on, decision.organisation.day_at(now), DECISION_AHEAD)


def _recipients(decision: Decision) -> list[Recipient]:
    holders = {one.member_id for one in decision.deciders.all()}
    found = [
        Recipient("member", str(one.pk), DECIDES if one.pk in holders else LEADS)
        for one in reminded_of_decision(decision)
    ]
    return found or [Recipient("member", "", LEADS, "nobody_named")]

"""Something is to be done in two days, or its day is over: whoever does it hears, or the member who looks after it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient, subject_id
from projects.domain.reminding import ACTION_AHEAD, occasion
from projects.models import Action, ActionState
from projects.queries.due import actions_by_id, actions_due, reminded_of_action
from projects.queries.reminded_until import still_true_until

DOES_IT, LOOKS_AFTER = "doer", "keeper"


class ActionDue:
    """The rule `action_due`: once ahead of the day and once after it, for each day that was set."""

    kind = "action_due"
    label = _("Something is to be done")
    template = "reminder_rules/action_due"
    waits_for_digest = True
    pace, urgency = MORNING, 35

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return what is to do and due about now."""
        return actions_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Action]:
        """Return the actions with whoever is reminded, in one query."""
        return actions_by_id(subject_ids)

    def occasions(self, subject: Action, now: datetime) -> Sequence[Occasion]:
        """Return the one reminder that falls on today, if any."""
        code = _code(subject, now)
        return [Occasion(code, [_to(subject)])] if code else []

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of the last day on which each is still true."""
        return still_true_until(notices)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while it is to do, on the same day, by the same person."""
        for action in actions_by_id([subject_id(notice)]):
            if action.state != ActionState.TO_DO:
                return "action_done"
            if _code(action, now) != notice.occasion:
                return "another_day"
            return "" if _to(action).key == notice.recipient_key else "handed_on"
        return "action_done"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what is to be done by when, and where it is shown; never the name of a participant."""
        (action,) = actions_by_id([subject_id(notice)])
        organisation = action.organisation
        place = {"org": organisation.slug, "pk": action.project_id}
        days = (action.organisation.day_at(now) - action.due_on).days if action.due_on else 0
        return {
            "action": action,
            "heading": action.project.title,
            "organisation": organisation,
            "days": max(0, days),
            "is_doer": notice.role == DOES_IT,
            "url": settings.SITE_URL
            + reverse("projects:decision_list", kwargs=place)
            + f"#action-{action.pk}",
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: a reminder does nothing of it."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page shows what is overdue."""


def _code(action: Action, now: datetime) -> str:
    return (
        occasion(action.due_on, action.organisation.day_at(now), ACTION_AHEAD)
        if action.due_on
        else ""
    )


def _to(action: Action) -> Recipient:
    member = reminded_of_action(action)
    if member is None:
        return Recipient("member", "", LOOKS_AFTER, "nobody_named")
    role = DOES_IT if member.pk == action.member_id else LOOKS_AFTER
    return Recipient("member", str(member.pk), role)

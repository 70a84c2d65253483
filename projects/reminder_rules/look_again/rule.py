"""The day has come on which a plan that ended without asking is looked at again: whoever ended it hears, once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient, subject_id
from organisations.queries import active_members, owners
from projects.models import PlanEnding
from projects.queries.ending import endings, looked_at_between

NEWS_FOR = timedelta(days=14)
"""A day that passed longer ago is no reminder any more."""
A_DAY = timedelta(days=1)
"""Around the world a day begins and ends as much earlier or later."""


def _has_come(ending: PlanEnding, now: datetime) -> bool:
    """Whether the day that was chosen is there where the organisation is."""
    day = ending.look_again_on
    return day is not None and day <= ending.organisation.day_at(now)


class LookAgainRule:
    """One message for each day that was chosen; where whoever ended it has left, to the owners."""

    kind = "look_again"
    label = _("A plan is to be looked at again")
    template = "reminder_rules/look_again"
    waits_for_digest = True
    pace = MORNING

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return the ends of plans whose day came lately; the planner leaves out those that were told."""
        return looked_at_between((now - NEWS_FOR).date(), (now + A_DAY).date())

    def load(self, subject_ids: Sequence[int]) -> Sequence[PlanEnding]:
        """Return them in one query."""
        return endings(subject_ids)

    def occasions(self, subject: PlanEnding, now: datetime) -> Sequence[Occasion]:
        """Return the one occasion, from the day on which it is looked at again."""
        if not _has_come(subject, now):
            return []
        there = active_members().filter(pk__in=[subject.by_id]).values_list("pk", flat=True)
        people = [(pk, "ended_it") for pk in there] or [(one.pk, "owner") for one in owners()]
        recipients = [Recipient("member", str(pk), role=role) for pk, role in people]
        return [Occasion(code=f"look-again-{subject.look_again_on}", recipients=recipients)]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while the plan still rests and its day has come."""
        found = endings([subject_id(notice)])
        return "" if found and _has_come(found[0], now) else "planned_again"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return which plan it is, why it ended, and where it stands."""
        del now
        (ending,) = endings([subject_id(notice)])
        where = {"org": ending.organisation.slug, "pk": ending.project_id}
        return {
            "organisation": ending.organisation,
            "ending": ending,
            "project": ending.project,
            "heading": ending.project.title,
            "url": settings.SITE_URL + reverse("workspace:project_detail", kwargs=where),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: people plan again, or choose another day."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page says the day too."""

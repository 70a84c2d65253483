"""A "no" is to be looked at again: on the day that people were told, whoever decides and whoever tells people hear."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.domain.delivering import REVISIT_FOR, revisit_occasion
from feedback.models import OutcomeVersion
from feedback.queries.delivering import title_of
from feedback.queries.needed import end_of
from feedback.queries.revisiting import reminded, revisits_by_id, revisits_due
from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient, subject_id


class Revisit:
    """The rule `revisit`: once for each "no" and day."""

    kind = "revisit"
    label = _("Something is to be looked at again")
    template = "reminder_rules/revisit"
    waits_for_digest = True
    pace = MORNING

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return each "no" whose day has come."""
        return revisits_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[OutcomeVersion]:
        """Return them with whoever is reminded, in two queries."""
        return revisits_by_id(subject_ids)

    def occasions(self, subject: OutcomeVersion, now: datetime) -> Sequence[Occasion]:
        """Return the one occasion, from the day on."""
        code = _code(subject, now)
        return [Occasion(code, _to(subject))] if code else []

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of the last day on which somebody is still asked to look again."""
        days = {one.pk: date.fromisoformat(one.occasion.partition("-")[2]) for one in notices}
        return {pk: end_of(day + REVISIT_FOR) for pk, day in days.items()}

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while nothing newer is public and the same member is asked."""
        for version in revisits_by_id([subject_id(notice)]):
            if _code(version, now) != notice.occasion:
                return "another_day"
            keys = {one.key for one in _to(version)}
            return "" if notice.recipient_key in keys else "handed_on"
        return "looked_again"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what was said, and where to say what came of looking again."""
        del now
        (version,) = revisits_by_id([subject_id(notice)])
        about = version.outcome.consultation
        place = {"org": version.organisation.slug, "pk": about.pk}
        return {
            "version": version,
            "about": title_of(version.outcome),
            "consultation": about,
            "organisation": version.organisation,
            "is_decider": notice.role == "decider",
            "url": settings.SITE_URL + reverse("feedback:outcome_list", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: it stands among the answers owed until something newer is public."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page of answers owed shows it."""


def _code(version: OutcomeVersion, now: datetime) -> str:
    today = version.organisation.day_at(now)
    return revisit_occasion(version.revisit_on, today) if version.revisit_on else ""


def _to(version: OutcomeVersion) -> list[Recipient]:
    found = [Recipient("member", str(one.pk), role) for role, one in reminded(version)]
    return found or [Recipient("member", "", "owner", "no_owner")]

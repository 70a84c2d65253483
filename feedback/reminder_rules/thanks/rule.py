"""Thanks people when an ask has closed, and says by when and how they hear."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.domain.needed import thanked_by
from feedback.domain.schedule import CLOSED
from feedback.queries.chasing import Chase, consultations_due
from feedback.queries.needed import consultations_needed_by
from feedback.reminder_rules import participants
from notices.models import Notice
from notices.rules import WEEKLY, Occasion

FAMILIES = frozenset({CLOSED})


class Thanks:
    """The rule `thanks`: once, on the morning after the last day."""

    kind = "thanks"
    label = _("Thank you, and when you will hear")
    template = "reminder_rules/thanks"
    waits_for_digest = False
    pace = WEEKLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every consultation with a step whose day has come."""
        return consultations_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Chase]:
        """Return the consultations with the people who wait."""
        return participants.load(subject_ids, self.kind)

    def occasions(self, subject: Chase, now: datetime) -> Sequence[Occasion]:
        """Return the newest step of its days, with everybody who waits; older ones are overtaken."""
        return participants.occasions(subject, now, FAMILIES)

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of the day before news was promised: later, nobody is helped by hearing when."""
        return consultations_needed_by(notices, thanked_by)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why it is no longer true, or must no longer be sent."""
        return participants.still_needed(notice, now, FAMILIES)

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return the promise, whom to reach, where to look and how to stop."""
        return participants.context(notice, now)

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: only a person can answer people, and the answer stays owed."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the answer stays owed, and people are told it by those who owe it."""

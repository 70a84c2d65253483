"""Tells people who were promised news that there is none yet. It pays no debt."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.domain.loop import held_until
from feedback.domain.schedule import FIRST_WORD, OVERDUE
from feedback.queries.chasing import Chase, consultations_due
from feedback.queries.handovers import new_teller
from feedback.queries.late import late_word, newest_late, still_says
from feedback.reminder_rules import participants
from notices.models import Notice
from notices.rules import SOON, Occasion

FAMILIES = frozenset({FIRST_WORD, OVERDUE})


class NoNews:
    """The rule `no_news`: on the promised day and at twelve weeks, unless people were told."""

    kind = "no_news"
    label = _("News was promised, and there is none yet")
    template = "reminder_rules/no_news"
    waits_for_digest = False
    pace = SOON

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every consultation with a step whose day has come."""
        return consultations_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Chase]:
        """Return the consultations with the people who wait."""
        return participants.load(subject_ids, self.kind)

    def occasions(self, subject: Chase, now: datetime) -> Sequence[Occasion]:
        """Return the newest step of its days, with everybody who waits; older ones are overtaken."""
        return participants.occasions(subject, now, FAMILIES)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why it is no longer true, or must no longer be sent."""
        return participants.still_needed(notice, now, FAMILIES)

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return the promise, what was said of it since, whom to reach, where to look and how to stop."""
        found = participants.context(notice, now)
        about, facts, today = found["consultation"].pk, found["facts"], found["today"]
        note = still_says(newest_late([about]).get(about), facts)
        if found["has_word"] and facts.first_told_on is None:
            note = None  # it says why others wait for a first word, which this person has
        held = held_until(facts)
        return found | {
            "late": late_word(note, today),
            "passed_on": held if held is not None and held < today else None,
            "new_teller": new_teller(found["consultation"]),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: only a person can answer people, and the answer stays owed."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the answer stays owed, and people are told it by those who owe it."""

"""A meeting moved or was called off: everybody who said that they come, or may come, hears of it, once for each time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.domain.meetings import INTENDS
from feedback.models import Meeting
from feedback.queries.coming import CALLED_OFF, due_news, meetings, who_hears
from feedback.reminder_rules.meetings import context, found, why_not
from notices.models import Notice
from notices.rules import EARLY, Occasion


class MeetingNewsRule:
    """The rule `meeting_news`. Whoever says that they come after it moved has read the new hour already."""

    kind = "meeting_news"
    label = _("A meeting moved, or does not take place")
    template = "reminder_rules/meeting_news"
    waits_for_digest = False
    urgency = EARLY
    names_people = True

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every meeting still to come that moved or was called off, of which nobody was told yet."""
        return due_news(now, self.kind)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Meeting]:
        """Return the meetings."""
        return meetings(subject_ids)

    def occasions(self, subject: Meeting, now: datetime) -> Sequence[Occasion]:
        """Return one occasion with everybody who meant to come when it changed."""
        when = subject.cancelled_at or subject.moved_at or now
        people = who_hears(subject, states=INTENDS, until=when)
        return [Occasion(_occasion(subject), people)]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why it is no longer true, or must not be sent to this person, or nothing."""
        meeting = found(notice)
        if meeting is not None and notice.occasion != _occasion(meeting):
            return "overtaken"
        return why_not(notice, now, INTENDS)

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what changed and why, when and where it is now, and the links."""
        return context(notice, now)

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: it is news, not another ask."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the notice keeps the reason, and the list of what did not arrive shows it."""


def _occasion(meeting: Meeting) -> str:
    if meeting.cancelled_at is not None:
        return CALLED_OFF
    return f"moved-{meeting.moved_at:%Y%m%d%H%M%S%f}" if meeting.moved_at else "moved"

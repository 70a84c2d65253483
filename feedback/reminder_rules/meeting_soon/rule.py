"""Two days before a meeting, in the morning: those who said that they come are reminded when and where it is, once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.domain.meetings import COMING, reminds_at
from feedback.models import Meeting
from feedback.queries.coming import (
    due_soon,
    is_time_to_remind,
    meetings,
    moved_after_reminder,
    who_hears,
)
from feedback.reminder_rules.meetings import context, found, why_not
from notices.models import Notice
from notices.rules import SOON, Occasion

STATES = (COMING,)


class MeetingSoonRule:
    """The rule `meeting_soon`. Whoever heard within these two days that it moved is not reminded once more."""

    kind = "meeting_soon"
    label = _("The meeting is in two days")
    template = "reminder_rules/meeting_soon"
    waits_for_digest = False
    pace = SOON
    names_people = True

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every meeting of the next days of which nobody was reminded on this date."""
        return due_soon(now, self.kind)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Meeting]:
        """Return the meetings."""
        return meetings(subject_ids)

    def occasions(self, subject: Meeting, now: datetime) -> Sequence[Occasion]:
        """Return one occasion, from the morning two days before, with everybody who had said by then that they come."""
        if subject.starts_at is None or not is_time_to_remind(subject, now):
            return []
        until = reminds_at(subject.starts_at, subject.organisation.zone)
        skip = "overtaken" if moved_after_reminder(subject) else ""
        people = who_hears(subject, states=STATES, until=until)
        return [Occasion(subject.held_on.isoformat(), people, skip)]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why it is no longer true, or must not be sent to this person, or nothing."""
        meeting = found(notice)
        if meeting is not None and meeting.cancelled_at is not None:
            return "called_off"
        if meeting is not None and notice.occasion != meeting.held_on.isoformat():
            return "moved"
        return why_not(notice, now, STATES)

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return when and where it is, how people get there, and the links."""
        return context(notice, now)

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: they asked to come, so it weighs on nobody."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the notice keeps the reason."""

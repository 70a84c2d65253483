"""A member reminded those who have not answered: each of them gets one message with a link of their own.

The rule names nobody it leaves out, and does not say `names_people`: whom it wrote to would show who has not answered.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.actions.links import mint_answer_link
from feedback.actions.load import count_reminder
from feedback.models import Ask, Nudge
from feedback.queries.inviting import PARTICIPANT, ask_for, why_not_now
from feedback.queries.nudging import due_nudges, has_answered, nudges_by_id, would_hear
from feedback.queries.reading import for_somebody
from notices.models import Notice
from notices.rules import SOON, Occasion, Recipient, subject_id
from participants.links import mint_links
from participants.queries import contacts

NUDGED = "nudged"


class NudgeRule:
    """The rule `nudge`. It weighs on a person as every reminder does."""

    kind = "nudge"
    label = _("Reminder to answer")
    template = "reminder_rules/nudge"
    waits_for_digest = False
    pace = SOON

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every reminder that a member sent and nobody was written to about yet."""
        return due_nudges(now, self.kind)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Nudge]:
        """Return the reminders."""
        return nudges_by_id(subject_ids)

    def occasions(self, subject: Nudge, now: datetime) -> Sequence[Occasion]:
        """Return one occasion with everybody who has not answered and may be reminded; the others are not named."""
        ids = would_hear(subject.consultation, now)
        return [Occasion(NUDGED, [Recipient(PARTICIPANT, str(pk), PARTICIPANT) for pk in ids])]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the person is not reminded after all, or nothing."""
        _nudge, ask = _found(notice)
        reason = why_not_now(ask, now)
        if reason or ask is None:
            return reason
        return "already_answered" if has_answered(ask) else ""

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what was asked and when, the member's words, when people hear, and the two links."""
        nudge, ask = _found(notice)
        if nudge is None or ask is None:
            raise LookupError(notice.key)
        about = for_somebody(ask.consultation, ask.participant.language)
        return {
            "name": contacts([ask.participant_id])[ask.participant_id].name,
            "consultation": about,
            "organisation": about.organisation,
            "asked_on": ask.asked_on,
            "words": nudge.words,
            "answer_url": mint_answer_link(ask, now=now),
            **mint_links(ask.participant_id, about.organisation, now),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """It counts as a reminder in what weighs on the person."""
        del now
        _nudge, ask = _found(notice)
        if ask is not None:
            count_reminder(ask)

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the notice keeps the reason."""


def _found(notice: Notice) -> tuple[Nudge | None, Ask | None]:
    nudge = next(iter(nudges_by_id([subject_id(notice)])), None)
    if nudge is None:
        return None, None
    return nudge, ask_for(nudge.consultation_id, int(notice.recipient_key))

"""What the rules about planned meetings share: who is told, and what a message about one reads."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from feedback.actions.links import mint_answer_link
from feedback.models import Meeting
from feedback.queries.coming import meetings, why_not_now
from feedback.queries.inviting import ask_for
from feedback.queries.meetings import hours_of
from notices.models import Notice
from notices.rules import subject_id
from participants.links import mint_links
from participants.queries import contacts


def found(notice: Notice) -> Meeting | None:
    """Return the meeting that a notice is about, or None when it is gone."""
    return next(iter(meetings([subject_id(notice)])), None)


def why_not(notice: Notice, now: datetime, states: Iterable[str]) -> str:
    """Return why the message should not go to this person any more, or ""."""
    meeting = found(notice)
    if meeting is not None and meeting.consultation.withdrawn_at is not None:
        return "withdrawn"
    return why_not_now(meeting, int(notice.recipient_key), now, states)


def context(notice: Notice, now: datetime) -> dict[str, Any]:
    """Return when and where it is, the link to say whether one comes, and how to stop. Where it needs care, no title."""
    meeting, person = found(notice), int(notice.recipient_key)
    if meeting is None:
        raise LookupError(notice.key)
    about = meeting.consultation
    ask = ask_for(about.pk, person)
    link = f"{mint_answer_link(ask, now=now)}?meeting={meeting.pk}" if ask else ""
    return {
        "name": contacts([person])[person].name,
        "meeting": meeting,
        "hours": hours_of(meeting).words,
        "consultation": about,
        "organisation": about.organisation,
        "is_secret": about.needs_care,
        "meeting_url": link,
        **mint_links(person, about.organisation, now),
    }

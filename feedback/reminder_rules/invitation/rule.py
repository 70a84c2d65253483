"""It opened, or somebody was added: each person asked by name gets a message with a link of their own, once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.actions.links import mint_answer_link
from feedback.models import Ask, Consultation
from feedback.queries.asking import minutes_of, questions_of
from feedback.queries.exceptions import exception_words
from feedback.queries.inviting import (
    ask_for,
    consultations,
    due_invitations,
    people_asked,
    why_not_now,
)
from feedback.queries.meetings import in_one_line, meeting_lines
from feedback.queries.offers import what_you_get
from feedback.queries.purpose import purpose_card
from feedback.queries.reading import for_somebody
from feedback.queries.scope_words import whole_project
from notices.models import Notice
from notices.rules import Occasion, subject_id
from participants.links import mint_links
from participants.queries import contacts
from projects.queries.scope import scope_of

INVITED = "invited"


class InvitationRule:
    """The rule `invitation`. Nobody is written to twice, however often a list is pasted again."""

    kind = "invitation"
    label = _("Invitation to answer")
    template = "reminder_rules/invitation"
    waits_for_digest = False
    names_people = True

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every open consultation with somebody who was not invited yet."""
        return due_invitations(now, self.kind, INVITED)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Consultation]:
        """Return the consultations."""
        return consultations(subject_ids)

    def occasions(self, subject: Consultation, now: datetime) -> Sequence[Occasion]:
        """Return one occasion with everybody asked by name, and why we do not write to some."""
        del now
        return [Occasion(INVITED, people_asked(subject))]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the person should not be invited any more, or nothing."""
        return why_not_now(_ask(notice), now)

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return why this person, how long, until when, who tells them by when, and the two links."""
        ask = _ask(notice)
        if ask is None:
            raise LookupError(notice.key)
        about = for_somebody(ask.consultation, ask.participant.language)
        minutes, scope = minutes_of(questions_of(about)), scope_of(about.project_id)
        return {
            "name": contacts([ask.participant_id])[ask.participant_id].name,
            "consultation": about,
            "organisation": about.organisation,
            "card": purpose_card(
                about,
                minutes=minutes,
                gets=what_you_get(about, group_id=ask.group_id, knows_group=True),
                scope=scope,
            ),
            "whole_project": whole_project(
                about, scope, today=now.astimezone(about.organisation.zone).date()
            ),
            "exception": exception_words(ask),
            "meetings": [in_one_line(one) for one in meeting_lines(about, now)],
            "answer_url": mint_answer_link(ask, now=now),
            **mint_links(ask.participant_id, about.organisation, now),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: that somebody was asked stands in the ask already."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the notice keeps the reason, and the list of people asked shows it."""


def _ask(notice: Notice) -> Ask | None:
    return ask_for(subject_id(notice), int(notice.recipient_key))

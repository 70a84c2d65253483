"""The last day moved later: everybody asked by name hears of it and why, once for each time it moved."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.actions.links import mint_answer_link
from feedback.actions.load import count_reminder
from feedback.models import Ask, Extension
from feedback.queries.inviting import (
    ask_for,
    due_extensions,
    extensions,
    people_asked,
    why_not_now,
)
from notices.models import Notice
from notices.rules import SOON, Occasion, subject_id
from participants.links import mint_links
from participants.queries import contacts

EXTENDED = "extended"


class ExtendedRule:
    """The rule `extended`. Whether somebody has answered is not known here, so the message says what to do in either case."""

    kind = "extended"
    label = _("You have longer to answer")
    template = "reminder_rules/extended"
    waits_for_digest = False
    pace = SOON
    names_people = True

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every later last day that nobody was told of yet."""
        return due_extensions(now, self.kind)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Extension]:
        """Return the extensions."""
        return extensions(subject_ids)

    def occasions(self, subject: Extension, now: datetime) -> Sequence[Occasion]:
        """Return one occasion with everybody asked by name, and why we do not write to some."""
        del now
        return [Occasion(EXTENDED, people_asked(subject.consultation))]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the message is no longer true, or must not be sent to this person, or nothing."""
        extension, ask = _found(notice)
        if extension is None:
            return "erased"
        if extension.closes_on != extension.consultation.closes_on:
            return "overtaken"
        return why_not_now(ask, now)

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return the new last day, why, and the two links."""
        extension, ask = _found(notice)
        if extension is None or ask is None:
            raise LookupError(notice.key)
        about = ask.consultation
        return {
            "name": contacts([ask.participant_id])[ask.participant_id].name,
            "consultation": about,
            "organisation": about.organisation,
            "extension": extension,
            "answer_url": mint_answer_link(ask, now=now),
            **mint_links(ask.participant_id, about.organisation, now),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """It weighs on the person as a reminder does, whether or not they have answered."""
        del now
        _extension, ask = _found(notice)
        if ask is not None:
            count_reminder(ask)

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the notice keeps the reason."""


def _found(notice: Notice) -> tuple[Extension | None, Ask | None]:
    extension = next(iter(extensions([subject_id(notice)])), None)
    if extension is None:
        return None, None
    return extension, ask_for(extension.consultation_id, int(notice.recipient_key))

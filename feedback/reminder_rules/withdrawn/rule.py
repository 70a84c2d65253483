"""An ask was withdrawn: whoever was asked by e-mail and had not answered hears, briefly and once, that it is off."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.models import Publication
from feedback.queries.audience import audience
from feedback.queries.needed import publications_needed_by
from feedback.queries.tellings import due_withdrawals, publications, telling_to
from notices.models import Notice
from notices.rules import WEEKLY, Occasion, Recipient, subject_id
from participants.links import mint_links

NEWS_FOR = timedelta(days=28)
"""Later than this nobody is helped by hearing that a question they left aside is off."""


class WithdrawnRule:
    """One short notice. Those who answered are told by `outcome_told` instead, with the reason and their answers' fate."""

    kind = "withdrawn"
    label = _("Something you were asked about was stopped")
    template = "reminder_rules/withdrawn"
    waits_for_digest = False
    pace = WEEKLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return what was withdrawn lately."""
        return due_withdrawals(since=now - NEWS_FOR)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Publication]:
        """Return the publications of the withdrawals."""
        return list(publications(subject_ids))

    def occasions(self, subject: Publication, now: datetime) -> Sequence[Occasion]:
        """Return one occasion with everybody who was asked by e-mail and is not told otherwise."""
        del now
        silent = audience(subject.consultation).silent
        recipients = [Recipient("participant", str(pk), "participants") for pk in silent]
        return [Occasion(code="withdrawn", recipients=recipients)]

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of the day by which whoever was asked hears that it is off."""
        return publications_needed_by(notices)

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the message should not go out any more, or nothing."""
        if telling_to(subject_id(notice), int(notice.recipient_key)) is not None:
            return "already_answered"
        publication = publications([subject_id(notice)]).first()
        if publication is None:
            return "erased"
        return "" if now - publication.published_at <= NEWS_FOR else "overtaken"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what the message says; the stop link is made here."""
        about = publications([subject_id(notice)]).get().consultation
        path = reverse("feedback:happened", kwargs={"slug": about.slug})
        return {
            "consultation": about,
            "organisation": about.organisation,
            "page_url": settings.SITE_URL + path,
            **mint_links(int(notice.recipient_key), about.organisation, now),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: this pays no debt and counts for nothing."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the public page says it too."""

"""Words of people who may need help wait longer than was promised: the cover hears."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.models import Consultation
from feedback.queries.safety import (
    Unread,
    safe_people,
    unread_due,
    unread_or_missed,
    with_safe_people,
)
from notices.models import Notice
from notices.rules import EARLY, Occasion, Recipient, subject_id


class UnreadRule:
    """The rule `unread`: once for each first day whose words nobody read in the promised time."""

    kind = "unread"
    label = _("Nobody has read what people wrote")
    template = "reminder_rules/unread"
    waits_for_digest = False
    urgency = EARLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every consultation with words that came days ago."""
        return unread_due(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Unread]:
        """Return those whose words wait, and since when."""
        return unread_or_missed(with_safe_people(Consultation.objects.filter(pk__in=subject_ids)))

    def occasions(self, subject: Unread, now: datetime) -> Sequence[Occasion]:
        """Return the first day whose words wait, once the promised time has passed."""
        home = subject.consultation.organisation
        if not subject.is_late(now.astimezone(home.zone).date()):
            return []
        people = safe_people(subject.consultation)
        cover = people[-1] if people else None
        recipient = Recipient(
            "member", str(cover.pk) if cover else "", "cover", "" if cover else "nobody_safe"
        )
        return [Occasion(f"unread-{subject.since}", [recipient])]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while the words of that day are unread."""
        del now
        codes = {f"unread-{one.since}" for one in self.load([subject_id(notice)])}
        return "" if notice.occasion in codes else "read_meanwhile"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return since when words wait, who reads them, and where."""
        del now
        (one,) = self.load([subject_id(notice)])
        consultation = one.consultation
        route = "noticed" if one.is_missed else "consultation_detail"
        place = {"org": consultation.organisation.slug, "pk": consultation.pk}
        return {
            "consultation": consultation,
            "organisation": consultation.organisation,
            "since": one.since,
            "days": consultation.read_days,
            "readers": [str(each) for each in consultation.readers.select_related("user")],
            "url": settings.SITE_URL + reverse(f"feedback:{route}", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: the words wait until somebody has read them."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page of the words says so too."""

"""Words wait to be read: what we missed reaches the named readers a day later, what waits too long reaches the cover."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.models import Consultation
from feedback.queries.readers import readers_here
from feedback.queries.safety import safe_people, with_safe_people
from feedback.queries.unread import Unread, unread_due, unread_or_missed
from notices.models import Notice
from notices.rules import EARLY, Occasion, Recipient, subject_id
from organisations.models import Member

COVER, READER = "cover", "reader"


class UnreadRule:
    """The rule `unread`: once for each first day whose words nobody read in time, and for each day on which we missed something."""

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
        rows = Consultation.objects.filter(pk__in=subject_ids).prefetch_related("readers__user")
        return unread_or_missed(with_safe_people(rows))

    def occasions(self, subject: Unread, now: datetime) -> Sequence[Occasion]:
        """Return the first day whose words wait, once the promised time has passed, and the last one that told what we missed."""
        consultation = subject.consultation
        today = now.astimezone(consultation.organisation.zone).date()
        people = safe_people(consultation)
        found = []
        if subject.is_late(today):
            found.append(Occasion(f"unread-{subject.since}", _to(people[-1:], COVER)))
        if day := subject.missed_before(today):
            readers = readers_here(consultation) or people
            found.append(Occasion(f"missed-{day}", _to(readers, READER)))
        return found

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while the words of that day are unread, or nobody has settled what they say."""
        del now
        codes = {
            code
            for one in self.load([subject_id(notice)])
            for code in (f"unread-{one.since}", *(f"missed-{day}" for day in one.missed_on))
        }
        return "" if notice.occasion in codes else "read_meanwhile"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return since when words wait, who reads them, and where."""
        del now
        (one,) = self.load([subject_id(notice)])
        consultation = one.consultation
        is_missed = one.is_missed or notice.role == READER
        route = "noticed" if is_missed else "consultation_detail"
        place = {"org": consultation.organisation.slug, "pk": consultation.pk}
        readers = readers_here(consultation)
        return {
            "consultation": consultation,
            "organisation": consultation.organisation,
            "since": one.since,
            "days": consultation.read_days,
            "readers": [str(each) for each in readers],
            "is_missed": is_missed,
            "is_reader": notice.recipient_key in {str(each.pk) for each in readers},
            "is_late": notice.role == COVER,
            "url": settings.SITE_URL + reverse(f"feedback:{route}", kwargs=place),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: the words wait until somebody has read them."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page of the words says so too."""


def _to(members: Sequence[Member], role: str) -> list[Recipient]:
    here = [Recipient("member", str(one.pk), role) for one in members]
    return here or [Recipient("member", "", role, "nobody_safe")]

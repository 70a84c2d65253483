"""Something will go in two weeks: every owner hears how much of what, and can let it wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.rules import MORNING, Occasion, Recipient, subject_id
from organisations.queries import owners
from participants.domain.keeping import AHEAD
from participants.models import KeepingRun
from participants.queries.keeping import announced, announced_since, going

NEWS_FOR = timedelta(days=AHEAD)


class KeepingAnnouncedRule:
    """One message to each owner for each announcement."""

    kind = "keeping_announced"
    label = _("What will go in two weeks")
    template = "reminder_rules/keeping_announced"
    waits_for_digest = True
    pace = MORNING

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return what was announced within two weeks and has not gone."""
        return announced_since((now - NEWS_FOR).date())

    def load(self, subject_ids: Sequence[int]) -> Sequence[KeepingRun]:
        """Return the announcements in one query."""
        return announced(subject_ids)

    def occasions(self, subject: KeepingRun, now: datetime) -> Sequence[Occasion]:
        """Return one occasion for each time it was announced: under other days it is announced anew."""
        del now
        recipients = [Recipient("member", str(one.pk), role="owner") for one in owners()]
        return [Occasion(code=f"announced-{subject.announced_on}", recipients=recipients)]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return nothing while it is still to go."""
        del now
        return "" if announced([subject_id(notice)]) else "gone"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what goes when, and where it is shown."""
        del now
        (run,) = announced([subject_id(notice)])
        organisation = run.organisation
        path = f"/o/{organisation.slug}/keeping/"
        return {
            "organisation": organisation,
            "day": run.due_on,
            "lines": going(run.counts),
            "url": settings.SITE_URL + path,
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: it goes on its day."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: the page says it too."""

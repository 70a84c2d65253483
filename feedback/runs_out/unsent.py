"""What was typed and not sent, what was said when an ask was tried, and personal links that have ended."""

from datetime import date, timedelta
from typing import Any, override

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from feedback.actions.picturing import sweep
from feedback.domain.live import LASTS
from feedback.models import AskLink, CheckLink, CheckSeed, Draft, LiveAnswer, TryOut
from participants.domain import keeping
from participants.runs_out.moments import end_of
from participants.runs_out.short import Rows

NEVER_OPENED = timedelta(days=90)
"""What was said about an ask that does not open waits so much longer: somebody may still be writing it."""


class Drafts(Rows):
    """Answers that were begun, and what one person said who tried an ask before it opened."""

    kind = keeping.DRAFTS
    label = _("What people typed and did not send, or said when they tried a draft")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the day on which it was last saved; of a try by the day on which the ask opened."""
        opened = Q(said_on__isnull=False, consultation__opened_at__lt=end_of(before))
        forgotten = Q(said_on__lte=before - NEVER_OPENED)
        # Closing a question to a room keeps the result alone; this is of one that nobody closed.
        in_a_room = LiveAnswer.objects.filter(live_question__opened_at__lt=end_of(before) - LASTS)
        return [
            Draft.objects.filter(saved_on__lte=before),
            TryOut.objects.filter(opened | forgotten),
            in_a_room,
        ]

    @override
    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Delete them, and every picture that nothing names any more."""
        gone = super().remove(before, on=on, limit=limit)
        sweep()
        return gone


class AskLinks(Rows):
    """Links by which one person answers or says whether they see a change, and by which one tried it and wrote nothing."""

    kind = keeping.LINKS
    label = _("Personal links to answer by, after they ended")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the moment at which they ended."""
        over = {"expires_at__lt": end_of(before)}
        return [
            AskLink.objects.filter(**over),
            CheckLink.objects.filter(**over),
            CheckSeed.objects.filter(ends_on__lte=before),
            TryOut.objects.filter(said_on=None, **over),
        ]

"""What was typed and not sent, and personal links that have ended."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from feedback.models import AskLink, Draft
from participants.domain import keeping
from participants.runs_out.moments import end_of
from participants.runs_out.short import Rows


class Drafts(Rows):
    """Answers that were begun."""

    kind = keeping.DRAFTS
    label = _("What people typed and did not send")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the day on which it was last saved."""
        return [Draft.objects.filter(saved_on__lte=before)]


class AskLinks(Rows):
    """Links by which one person answers."""

    kind = keeping.LINKS
    label = _("Personal links to answer by, after they ended")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the moment at which they ended."""
        return [AskLink.objects.filter(Q(expires_at__lt=end_of(before)))]

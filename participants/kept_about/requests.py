"""That a person asked for their data, or complained."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from participants.kept_about.words import lines_of
from participants.models import AccessRequest
from participants.personal_data import KeptAbout, Passage

SHOWN = ("is_complaint", "words", "asked_on", "due_on", "paused_on", "answered_on")


class Requests(KeptAbout):
    """Requests for a copy, and complaints."""

    kind = "requests"
    label = _("What you asked us about your data")
    models = ("participants.AccessRequest",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each of them, with its dates."""
        rows = AccessRequest.objects.filter(participant=participant_id)
        return tuple(Passage(self.label, lines_of(row, SHOWN)) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        AccessRequest.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them."""
        AccessRequest.objects.filter(participant=from_id).update(participant=into_id)

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The day on which they asked."""
        rows = AccessRequest.objects.filter(participant__in=list(participant_ids)).order_by()
        return dict(rows.values_list("participant").annotate(Max("asked_on")))

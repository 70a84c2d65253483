"""That a person asked for their data, complained, or was asked whether they want to stay."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from participants.kept_about.words import lines_of
from participants.models import AccessRequest, KeepingQuestion
from participants.personal_data import KeptAbout, Passage
from ui.days import day_in_words

SHOWN = ("is_complaint", "words", "asked_on", "due_on", "paused_on", "answered_on")


class Requests(KeptAbout):
    """Requests for a copy, and complaints."""

    kind = "requests"
    label = _("What you asked us about your data")
    models = ("participants.AccessRequest", "participants.KeepingQuestion")

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each of them, with its dates."""
        rows = AccessRequest.objects.filter(participant=participant_id)
        asked = KeepingQuestion.objects.filter(participant=participant_id)
        lines = [
            (_("We asked whether you want to stay"), day_in_words(row.asked_on)) for row in asked
        ]
        return (
            *(Passage(self.label, lines_of(row, SHOWN)) for row in rows),
            *([Passage(self.label, lines)] if lines else []),
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        AccessRequest.objects.filter(participant=participant_id).delete()
        KeepingQuestion.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them. Somebody who turns out to be two is asked again whether they want to stay."""
        AccessRequest.objects.filter(participant=from_id).update(participant=into_id)
        KeepingQuestion.objects.filter(participant__in=[from_id, into_id]).delete()

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The day on which they asked."""
        rows = AccessRequest.objects.filter(participant__in=list(participant_ids)).order_by()
        return dict(rows.values_list("participant").annotate(Max("asked_on")))

"""Links, codes and visits by which a person governs their record. Nobody can read anything from them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from participants.kept_about.words import lines_of
from participants.models import RecordCode, RecordLink, RecordVisit
from participants.personal_data import KeptAbout, Passage


class Links(KeptAbout):
    """Of each only a hash is kept."""

    kind = "links"
    label = _("Links to your record that we made")
    models = (
        *("participants.RecordLink", "participants.RecordCode"),
        "participants.RecordVisit",
    )

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """What each link was for, and when it was made and ends."""
        rows = RecordLink.objects.filter(participant=participant_id).order_by("pk")
        names = ("purpose", "created_at", "expires_at")
        labels = {"purpose": _("What it is for")}
        return tuple(Passage(self.label, lines_of(row, names, labels)) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them: none opens any more."""
        del today
        for model in (RecordLink, RecordCode, RecordVisit):
            model.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Links in old messages go on working. Open second steps end, so that none opens more than it was meant for."""
        RecordLink.objects.filter(participant=from_id).update(participant=into_id)
        for model in (RecordCode, RecordVisit):
            model.objects.filter(participant=from_id).delete()

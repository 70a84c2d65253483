"""What a person was offered and took for their time."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from feedback.models import Recognition
from participants.kept_about.words import lines_of
from participants.personal_data import KeptAbout, Passage

SHOWN = (
    *("is_expense", "what", "form", "amount", "currency", "state", "offered_on", "settled_on"),
)


class Recognitions(KeptAbout):
    """Recognition and expenses. It says nothing about any answer."""

    kind = "recognitions"
    label = _("What you were offered and given for your time")
    models = ("feedback.Recognition",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each of them."""
        rows = Recognition.objects.filter(participant=participant_id).order_by("offered_on", "pk")
        return tuple(Passage(self.label, lines_of(row, SHOWN)) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Forget whose it was and what for; the sum stays for the accounts."""
        del today
        Recognition.objects.filter(participant=participant_id).update(participant=None, what="")

    def join(self, from_id: int, into_id: int) -> None:
        """Move them."""
        Recognition.objects.filter(participant=from_id).update(participant=into_id)

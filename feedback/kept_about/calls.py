"""That a person asked to be phoned."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import CallRequest
from participants.kept_about.words import local_day
from participants.personal_data import KeptAbout, Passage


class Calls(KeptAbout):
    """Requests to be phoned. The number stands in the register."""

    kind = "calls"
    label = gettext_lazy("That you asked us to phone you")
    models = ("feedback.CallRequest",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each of them; who keeps people safe knows, and nobody else."""
        rows = CallRequest.objects.filter(participant=participant_id)
        return tuple(Passage(self.label, _lines(row), for_them_only=True) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        CallRequest.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them."""
        CallRequest.objects.filter(participant=from_id).update(participant=into_id)


def _lines(row: CallRequest) -> list[tuple[str, str]]:
    lines = [
        (_("Asked on"), local_day(row.asked_at)),
        (_("Done on"), local_day(row.done_at)),
        (_("How it ended"), str(row.get_ended_as_display())),
    ]
    return [line for line in lines if line[1]]

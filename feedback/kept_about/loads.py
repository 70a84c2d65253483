"""How often a person was asked, worked out for sorting."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import LoadSnapshot
from participants.personal_data import KeptAbout, Passage
from ui.days import day_in_words


class Loads(KeptAbout):
    """One row for each person, made anew each day."""

    kind = "loads"
    label = gettext_lazy("How much we have asked of you")
    models = ("feedback.LoadSnapshot",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """The numbers, which stand nowhere but in the person's own copy."""
        rows = LoadSnapshot.objects.filter(participant=participant_id)
        return tuple(Passage(self.label, _lines(row), for_them_only=True) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete it."""
        del today
        LoadSnapshot.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Let it be worked out anew from what both were asked."""
        LoadSnapshot.objects.filter(participant=from_id).delete()
        LoadSnapshot.objects.filter(participant=into_id).update(is_stale=True)


def _lines(row: LoadSnapshot) -> list[tuple[str, str]]:
    return [
        (_("Worked out on"), day_in_words(row.made_on)),
        (_("Times asked lately"), str(row.asked)),
        (_("Answers we owe you"), str(row.debt)),
        (_("How much we have asked of you lately, as a number (0 is nothing)"), str(row.score)),
        *([(_("Last asked on"), day_in_words(row.last_asked_on))] if row.last_asked_on else []),
    ]

"""That a name behind confidential answers was looked up, and that somebody was worried about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.kept_about.threads import threads_of
from feedback.models import NameLook, Worry
from participants.kept_about.words import local_day
from participants.personal_data import KeptAbout, Passage

STAYS = gettext_lazy(
    "Everything about this person is kept until the colleague who keeps people safe has finished something. Speak to them."
)


class Looks(KeptAbout):
    """Looks at a name. They point at answers, so once those are nobody's a look is at nobody."""

    kind = "looks"
    label = gettext_lazy("Times that your name was looked up behind your answers")
    models = ("feedback.NameLook", "feedback.Worry")

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """When and why. Worries are left out: telling of one can put somebody in danger, and the law allows it."""
        rows = NameLook.objects.filter(thread__in=threads_of(participant_id)).order_by("looked_at")
        lines = [(local_day(row.looked_at), row.reason) for row in rows]
        return (Passage(self.label, lines, for_them_only=True),) if lines else ()

    def erase(self, participant_id: int, *, today: date) -> None:
        """Empty the reasons, in which a name may stand; that somebody looked stays, for the colleague who answers for it."""
        del today
        NameLook.objects.filter(thread__in=threads_of(participant_id)).update(reason=_("erased"))

    def must_stay(self, participant_id: int) -> Any:
        """While somebody is worried about the person, what they said is needed to keep them safe."""
        worries = Worry.objects.filter(thread__in=threads_of(participant_id), ended_at=None)
        return STAYS if worries.exists() else ""

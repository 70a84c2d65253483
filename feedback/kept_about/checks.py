"""That somebody was asked whether they can see a change. Whether they answered, and what, is stored nowhere with them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import CheckLink
from participants.kept_about.words import local_day
from participants.personal_data import KeptAbout, Passage


class Checks(KeptAbout):
    """Personal links by which somebody says whether they can see a change."""

    kind = "checks"
    label = gettext_lazy("Whether you can see a change")
    models = ("feedback.CheckLink",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """What each was about, and when. Only people who were told are asked, so this is for them alone."""
        rows = (
            CheckLink.objects.filter(participant=participant_id)
            .select_related("loop_check__consultation")
            .order_by("pk")
        )
        return tuple(
            Passage(
                self.label,
                [
                    (_("What"), row.loop_check.consultation.title),
                    (_("We asked you on"), local_day(row.created_at)),
                ],
                for_them_only=True,
                needs_care=row.loop_check.consultation.needs_care,
            )
            for row in rows
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them. An answer that came by one stays: nobody can tell which it was."""
        del today
        CheckLink.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; both links of one check may stand."""
        CheckLink.objects.filter(participant=from_id).update(participant=into_id)

"""That somebody was asked whether they can see a change. Whether they answered, and what, is stored nowhere with them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import CheckLink, CheckSeed
from participants.kept_about.words import local_day
from participants.personal_data import KeptAbout, Passage


class Checks(KeptAbout):
    """Personal links by which somebody says whether they can see a change."""

    kind = "checks"
    label = gettext_lazy("Whether you can see a change")
    models = ("feedback.CheckLink", "feedback.CheckSeed")

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
        """Delete them, and what an answer could be found by. The answer stays: nobody can tell which it was."""
        del today
        for rows in (CheckLink.objects, CheckSeed.objects):
            rows.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; of one consultation one link remains, with the seed that it follows from."""
        theirs, others = _linked(into_id), _linked(from_id)
        links = CheckLink.objects.filter(participant=from_id)
        links.filter(loop_check__consultation__in=theirs).delete()
        links.update(participant=into_id)
        seeds = CheckSeed.objects.filter(participant=into_id)
        seeds.filter(consultation__in=others - theirs).delete()
        known = set(seeds.values_list("consultation", flat=True))
        moved = CheckSeed.objects.filter(participant=from_id)
        moved.filter(consultation__in=known).delete()
        moved.update(participant=into_id)


def _linked(participant_id: int) -> set[int]:
    rows = CheckLink.objects.filter(participant=participant_id)
    return set(rows.values_list("loop_check__consultation", flat=True))

"""That somebody said whether they come to a meeting, and what they need there."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import SignUp
from participants.personal_data import KeptAbout, Passage
from ui.days import day_in_words


class SignUps(KeptAbout):
    """Whether somebody comes to which meeting."""

    kind = "sign_ups"
    label = gettext_lazy("Meetings you were invited to")
    models = ("feedback.SignUp",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each meeting with what the person said and needs."""
        rows = (
            SignUp.objects.filter(participant=participant_id)
            .select_related("meeting__consultation")
            .order_by("pk")
        )
        return tuple(
            Passage(
                self.label,
                [line for line in _lines(row) if line[1]],
                needs_care=row.meeting.consultation.needs_care,
            )
            for row in rows
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        SignUp.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; for each meeting one remains."""
        known = SignUp.objects.filter(participant=into_id).values_list("meeting", flat=True)
        rows = SignUp.objects.filter(participant=from_id)
        rows.filter(meeting__in=list(known)).delete()
        rows.update(participant=into_id)


def _lines(row: SignUp) -> list[tuple[str, str]]:
    return [
        (_("What"), row.meeting.consultation.title),
        (_("When"), day_in_words(row.meeting.held_on)),
        (_("You said"), str(row.get_state_display())),
        (_("What you need"), row.needs),
    ]

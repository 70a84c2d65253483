"""How often reminders about an ask were put off, and whether they may be once more."""

from datetime import date

from feedback.domain.schedule import SNOOZES
from feedback.models import Consultation, Snooze


def snoozes_of(consultation: Consultation) -> list[Snooze]:
    """Return each time reminders were put off, the first one first, with who did; one statement."""
    rows = Snooze.objects.filter(consultation=consultation)
    return list(rows.select_related("by__user", "consultation"))


def why_no_snooze(consultation: Consultation, member_id: int | None, today: date) -> str:
    """Return the code of why this member cannot put reminders off on `today`, or an empty text."""
    made = snoozes_of(consultation)
    if consultation.owner_id is None or consultation.owner_id != member_id:
        return "owner"
    if len(made) >= SNOOZES:
        return "twice"
    return "resting" if made and today < made[-1].until_on else ""

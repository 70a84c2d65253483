"""What was put right at once, for safety, and waits for somebody else to look at it."""

from feedback.models import Consultation, OutcomeVersion


def waiting_fixes(consultation: Consultation) -> list[OutcomeVersion]:
    """Return what was written and nobody else has looked at yet, the oldest first."""
    rows = OutcomeVersion.objects.filter(
        outcome__consultation=consultation, is_quick_fix=True, publication=None
    )
    found = rows.select_related("saved_by__user").prefetch_related("outcome__items")
    return list(found.order_by("saved_at", "pk"))

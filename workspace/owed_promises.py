"""What stands beside the answers owed, as kinds of their own: what the member promised to do, promises past their day, and each "no" to be looked at again."""

from datetime import date
from typing import Any

from feedback.models import Consultation
from feedback.queries.delivering import deliveries_held_by, past_due
from feedback.queries.revisiting import to_look_at_again


def promises_owed(today: date, by: str, member_id: int) -> dict[str, Any]:
    """Return them for the page; six statements at most.

    What everybody sees is narrowed down as its address says (`owner-3`); what is for this member to do always stands.
    """
    late = [
        one
        for one in past_due(today)
        if _is_kept(by, one.delivery.outcome.consultation, one.delivery.partner_id)
    ]
    again = [
        one for one in to_look_at_again(today) if _is_kept(by, one.version.outcome.consultation)
    ]
    return {"late": late, "again": again, "mine": deliveries_held_by(member_id)}


def _is_kept(by: str, about: Consultation, partner_id: int | None = None) -> bool:
    keys = {
        f"owner-{about.owner_id or 0}",
        f"project-{about.project_id}",
        f"partner-{partner_id}",
    }
    return not by or by in keys

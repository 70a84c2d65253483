"""Whether an ask ended without any answer, and people still have to read that."""

from collections.abc import Iterable
from datetime import datetime

from feedback.models import Consultation
from feedback.queries.audience import Audience
from feedback.queries.outcomes import ItemBoard


def nobody_answered(
    consultation: Consultation, people: Audience, boards: Iterable[ItemBoard], now: datetime
) -> bool:
    """Return whether answering has ended, nobody answered, and something has no final word; no statement."""
    if people.answered or consultation.withdrawn_at is not None or not consultation.has_ended(now):
        return False
    known = list(boards)
    return not known or any(not board.is_final and not board.is_carried for board in known)

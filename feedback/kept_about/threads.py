"""Which answers are a person's: the one place that joins both, for that person's own copy and for erasing."""

from collections.abc import Sequence
from uuid import UUID

from feedback.models import ResponseAuthor


def threads_of(participant_id: int) -> Sequence[UUID]:
    """Return the threads of the answers that a person gave by personal link."""
    rows = ResponseAuthor.objects.filter(ask__participant=participant_id)
    return list(rows.order_by("thread").values_list("thread", flat=True))

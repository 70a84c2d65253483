"""What people say we missed: for the named readers. What somebody worries about has left it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from feedback.models import Consultation, ItemReopening, Missed
from feedback.queries.safety import threads_set_apart


@dataclass(frozen=True, slots=True)
class MissedBoard:
    """What people say we missed: what waits, what is held as suspected spam, what was settled."""

    waiting: Sequence[Missed] = field(default=())
    held: Sequence[Missed] = field(default=())
    settled: Sequence[Missed] = field(default=())


def _in_the_queue(consultation: Consultation) -> QuerySet[Missed]:
    again = ItemReopening.objects.filter(item=OuterRef("item"), settled_on=None)
    rows: QuerySet[Missed] = (
        Missed.objects.filter(consultation=consultation)
        .exclude(pk__in=threads_set_apart())
        .annotate(is_open_again=Exists(again))
        .select_related("item", "settled_by__user")
        .order_by("said_on", "pk")
    )
    return rows


def missed_board(consultation: Consultation) -> MissedBoard:
    """Return everything, the oldest first; one statement."""
    rows = list(_in_the_queue(consultation))
    return MissedBoard(
        waiting=[one for one in rows if one.settled_on is None and not one.is_held],
        held=[one for one in rows if one.settled_on is None and one.is_held],
        settled=[one for one in rows if one.settled_on is not None],
    )


def missed_waiting(consultation: Consultation) -> int:
    """Return how many wait for a person, held ones too; one statement."""
    return _in_the_queue(consultation).filter(settled_on=None).count()


def missed_in(consultation: Consultation, pk: UUID) -> Missed | None:
    """Return one of them, or None where there is none or somebody worries about it."""
    rows = _in_the_queue(consultation).select_related(
        "item", "settled_by__user", "consultation__organisation"
    )
    return rows.filter(pk=pk).first()

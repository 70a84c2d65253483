"""What people say we missed: for the named readers. What somebody worries about has left it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from feedback.models import Consultation, ItemReopening, Missed
from feedback.queries.safety import threads_set_apart

NEWEST = 200
"""So many of each kind stand on one page."""


@dataclass(frozen=True, slots=True)
class MissedBoard:
    """What people say we missed: what waits, what is held as suspected spam, what was settled; the newest of each."""

    waiting: Sequence[Missed] = field(default=())
    held: Sequence[Missed] = field(default=())
    settled: Sequence[Missed] = field(default=())

    @property
    def is_cut(self) -> bool:
        """Whether there may be more that waits or is held."""
        return max(len(self.waiting), len(self.held)) >= NEWEST


def _in_the_queue(consultation: Consultation) -> QuerySet[Missed]:
    again = ItemReopening.objects.filter(item=OuterRef("item"), settled_on=None)
    rows: QuerySet[Missed] = (
        Missed.objects.filter(consultation=consultation)
        .exclude(pk__in=threads_set_apart())
        .annotate(is_open_again=Exists(again))
        .select_related("item", "settled_by__user")
    )
    return rows


def missed_board(consultation: Consultation) -> MissedBoard:
    """Return the newest of each, in an order that tells nothing of when they came; three statements."""
    rows = _in_the_queue(consultation)
    return MissedBoard(
        waiting=_newest(rows.filter(settled_on=None, is_held=False)),
        held=_newest(rows.filter(settled_on=None, is_held=True)),
        settled=_newest(rows.exclude(settled_on=None)),
    )


def _newest(rows: QuerySet[Missed]) -> list[Missed]:
    return sorted(rows.order_by("-said_on", "pk")[:NEWEST], key=lambda one: one.pk)


def missed_waiting(consultation: Consultation) -> int:
    """Return how many wait for a person, held ones too; one statement."""
    return _in_the_queue(consultation).filter(settled_on=None).count()


def missed_in(consultation: Consultation, pk: UUID) -> Missed | None:
    """Return one of them, or None where there is none or somebody worries about it."""
    rows = _in_the_queue(consultation).select_related(
        "item", "settled_by__user", "consultation__organisation"
    )
    return rows.filter(pk=pk).first()

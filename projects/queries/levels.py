"""What a group was promised, and the occasions on which it said how it felt."""

from dataclasses import dataclass
from datetime import date

from projects.domain.levels import FELT_COLUMNS
from projects.domain.small_numbers import is_hidden
from projects.models import FeltReport, PromisedLevel, StakeholderGroup


@dataclass(frozen=True, slots=True)
class FeltOccasion:
    """One count of hands. `people` is None where there were too few to say how many."""

    id: int
    occasion: str
    asked_on: date
    people: int | None
    recorded_by: str


def promise_of(group: StakeholderGroup) -> PromisedLevel | None:
    """Return what the group was promised; one statement."""
    return PromisedLevel.objects.filter(group=group).first()


def felt_reports(group: StakeholderGroup) -> list[FeltOccasion]:
    """Return the occasions on which hands were counted in the group, the newest first; one statement."""
    k = group.organisation.k_internal
    rows = FeltReport.objects.filter(group=group).select_related("recorded_by__user")
    found = []
    for row in rows:
        people = sum(getattr(row, column) for column in FELT_COLUMNS.values())
        found.append(
            FeltOccasion(
                id=row.pk,
                occasion=row.occasion,
                asked_on=row.asked_on,
                people=None if is_hidden(people, k) else people,
                recorded_by=str(row.recorded_by or ""),
            )
        )
    return found

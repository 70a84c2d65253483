"""What changed in a plan: who, when, and how it read before and after, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from projects.history import Part, parts
from projects.models import PlanChange, PlanSeen, Project


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of a change, as it read before and after; "" where it was empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a plan. `verb` is added, changed or removed; `part` the sort of thing, `title` what it is called."""

    id: int
    at: datetime
    who: str
    verb: str
    part: str
    title: str
    fields: tuple[FieldChange, ...]
    is_new: bool
    """Somebody else made it since the reader last said that they had seen everything."""

    @property
    def is_without_words(self) -> bool:
        """Whether somebody took out how it read: what is kept of a change always reads differently before and after."""
        return bool(self.fields) and not any(one.before or one.after for one in self.fields)


@dataclass(frozen=True, slots=True)
class SinceSeen:
    """How many changes others made since a member last said that they had seen them; `seen_at` is None for never."""

    count: int
    seen_at: datetime | None


def part_choices() -> list[tuple[str, Any]]:
    """Return key and name of each part of a plan whose changes are kept."""
    return [(one.kind, one.label) for one in parts]


def plan_changes(project: Project, part: str = "") -> QuerySet[PlanChange]:
    """Return the changes to a plan, the newest first, of one part if it is named."""
    rows = PlanChange.objects.filter(project=project).select_related("by__user")
    return rows.filter(part=part) if part else rows


def in_words(rows: Iterable[PlanChange], *, member_id: int, since: SinceSeen) -> list[Change]:
    """Return changes as this member reads them; no statement beyond that of the rows."""
    return [
        _in_words(
            row,
            is_new=row.by_id != member_id and (since.seen_at is None or row.at > since.seen_at),
        )
        for row in rows
    ]


def since_seen(project: Project, member_id: int) -> SinceSeen:
    """Return how much others changed since the member last looked at it; two statements."""
    seen = PlanSeen.objects.filter(project=project, member=member_id).first()
    rows = PlanChange.objects.filter(project=project).exclude(by=member_id)
    if seen is not None:
        rows = rows.filter(at__gt=seen.seen_at)
    return SinceSeen(rows.count(), seen.seen_at if seen else None)


def _in_words(row: PlanChange, *, is_new: bool) -> Change:
    part = parts.get(row.part) if row.part in parts else None
    return Change(
        id=row.pk,
        at=row.at,
        who=str(row.by) if row.by else "",
        verb=row.verb,
        part=str(part.label) if part else row.part,
        title=row.title,
        fields=tuple(_field(part, *one) for one in row.fields),
        is_new=is_new,
    )


def _field(part: Part | None, name: str, before: str, after: str) -> FieldChange:
    if part is None or name not in part.fields:
        return FieldChange(name, before, after)
    return FieldChange(
        part.label_of(name), part.reading_of(name, before), part.reading_of(name, after)
    )

"""Projects that were put away, and those in the bin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from access.bin import with_the_bin
from participants.domain.keeping import BIN, PERIODS
from projects.models import Project
from projects.queries import projects_of


@dataclass(frozen=True, slots=True)
class Away:
    """One project that is off the lists: since which local day, on which day it goes for good, and whether it may be taken out."""

    project: Project
    since: date
    goes_on: date
    may_take_out: bool


def put_away_projects(zone: Any, *, member_id: int, may_all: bool) -> Sequence[Away]:
    """Return what was put away, the last one first; two statements."""
    rows = Project.objects.put_away().order_by("-archived_at", "-pk")
    return _rows([(one, one.archived_at) for one in rows], zone, member_id, may_all=may_all)


@with_the_bin()
def binned_projects(zone: Any, *, member_id: int, may_all: bool) -> Sequence[Away]:
    """Return what lies in the bin, the last one first; two statements."""
    rows = Project.objects.in_bin().order_by("-binned_at", "-pk")
    return _rows([(one, one.binned_at) for one in rows], zone, member_id, may_all=may_all)


def goes_on(since: date) -> date:
    """Return the day on which what was thrown away on `since` goes for good."""
    return since + timedelta(days=PERIODS[BIN].usual)


def _rows(found: list[Any], zone: Any, member_id: int, *, may_all: bool) -> list[Away]:
    mine = set(projects_of(member_id).values_list("project", flat=True))
    return [
        Away(
            project=one,
            since=at.astimezone(zone).date(),
            goes_on=goes_on(at.astimezone(zone).date()),
            may_take_out=may_all or one.pk in mine,
        )
        for one, at in found
    ]

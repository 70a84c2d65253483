"""Who was in the room of a meeting, as somebody may see it: groups and numbers, never a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feedback.models import Consultation, Meeting, RoomTally
from feedback.queries.order_views import group_label
from feedback.queries.tabulating import SIDES
from projects.domain.small_numbers import group_table
from projects.models import GroupKind


@dataclass(frozen=True, slots=True)
class RoomLine:
    """How many of one group, or of groups too small to stand alone, were there. What else is noted is told of one group only."""

    label: str
    heads: int
    set_agenda: bool | None = None
    spoke: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """Who was there. `not_shown` names the groups of fewer than `least`, and those by which few could be worked out."""

    lines: Sequence[RoomLine]
    not_shown: Sequence[str] = ()
    least: int = 0

    @property
    def is_counted(self) -> bool:
        """Whether anybody wrote down who was there."""
        return bool(self.lines or self.not_shown)


def room_seen(tallies: Iterable[RoomTally], consultation: Consultation, *, in_full: bool) -> Room:
    """Return the room in full, or under the rules for small numbers, for those who may not read what was said in it."""
    rows = list(tallies)
    if in_full:
        return Room([_line(one) for one in rows])
    least = consultation.least_internal
    by_name = {one.group.name: one for one in rows}
    sides = {name: SIDES.get(GroupKind(one.group.kind), "") for name, one in by_name.items()}
    table = group_table(
        {name: one.heads for name, one in by_name.items()},
        least,
        parents={name: side for name, side in sides.items() if side},
    )
    lines = [
        _line(by_name[row.groups[0]])
        if len(row.groups) == 1
        else RoomLine(group_label(row.groups), row.count)
        for row in table.rows
    ]
    return Room(lines, table.hidden, least)


def _line(one: RoomTally) -> RoomLine:
    return RoomLine(one.group.name, one.heads, one.set_agenda, one.spoke_words)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A meeting that was written down afterwards, with its room as the reader may see it."""

    meeting: Meeting
    room: Room


def recorded(consultation: Consultation, *, in_full: bool) -> list[Recorded]:
    """Return the recorded meetings of a consultation; three statements."""
    return [
        Recorded(one, room_seen(one.tallies.all(), consultation, in_full=in_full))
        for one in consultation.meetings.prefetch_related("tallies__group")
    ]

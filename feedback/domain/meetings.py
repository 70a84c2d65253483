"""The hours and the places of a planned meeting."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

COMING, MAYBE, WAITING, NOT_COMING = "coming", "maybe", "waiting", "not_coming"
INTENDS = (COMING, MAYBE, WAITING)
"""Whoever is told when a meeting moves or is called off."""
REMIND_DAYS = 2
REMIND_HOUR = time(9)
SHORTEST, LONGEST = 5, 24 * 60
"""Minutes that a meeting can last."""


class NoSuchHourError(ValueError):
    """The clocks skip this hour on that day."""


class Part(StrEnum):
    """Where a meeting stands."""

    BEFORE = "before"
    IN_THE_ROOM = "in_the_room"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """When and where a meeting is, and what people read about it. `starts_at` is an instant, `held_on` its local day."""

    starts_at: datetime
    held_on: date
    minutes: int
    place: str = ""
    call_link: str = ""
    capacity: int | None = None
    agenda: str = ""
    access_note: str = ""


def begins_at(day: date, hour: time, zone: tzinfo) -> datetime:
    """Return the instant at which the clocks of `zone` show `hour` on `day`; of an hour that comes twice the first.

    Raises `NoSuchHourError` where the clocks go forward over it.
    """
    local = datetime.combine(day, hour, tzinfo=zone)
    back = local.astimezone(UTC).astimezone(zone)
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchHourError
    return local.astimezone(UTC)


def reminds_at(starts_at: datetime, zone: tzinfo) -> datetime:
    """Return when those who come are reminded: at nine in the morning, two local days before."""
    day = starts_at.astimezone(zone).date() - timedelta(days=REMIND_DAYS)
    return datetime.combine(day, REMIND_HOUR, tzinfo=zone)


def places_left(capacity: int | None, coming: int) -> int | None:
    """Return how many more can come, never below 0; None where places are not counted."""
    return None if capacity is None else max(0, capacity - coming)


def state_given(wanted: str, *, left: int | None, before: str = "") -> str:
    """Return where somebody stands who says `wanted`: on the list where it is full, unless they had a place `before`."""
    is_full = left == 0 and before != COMING
    return WAITING if wanted == COMING and is_full else wanted


def part_of(starts_at: datetime | None, ends_at: datetime | None, now: datetime) -> Part:
    """Return whether it is before, in the room or afterwards. What was only recorded is over."""
    if starts_at is None or ends_at is None or now >= ends_at:
        return Part.AFTER
    return Part.BEFORE if now < starts_at else Part.IN_THE_ROOM

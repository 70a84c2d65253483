"""Days and hours as a calendar file (iCalendar, RFC 5545), for people's own calendars: titles and little else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day, or several up to `last`: `uid` names it in every calendar for good, `title` is what people read."""

    uid: str
    title: str
    first: date
    last: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class CalendarHours:
    """Some hours on one day, as instants, so that every calendar shows them by its own clock.

    `number` grows with each change, so that a calendar replaces what it has; `is_off`: it does not take place.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    number: int = 0
    is_off: bool = False


def calendar_file(
    days: Iterable[CalendarDay | CalendarHours], *, now: datetime, name: str = ""
) -> bytes:
    """Return a calendar of these days; `name` is what a calendar program calls it.

    Days carry no time and no time zone, so the clocks going forward or back moves none of them. The library escapes and
    folds whatever stands in a title; line breaks in it become spaces.
    """
    from icalendar import Calendar  # noqa: PLC0415 -- memory that a worker does without until somebody wants one

    calendar = Calendar()
    calendar.add("prodid", "-//Coprod//EN")
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", _one_line(name))
    for day in days:
        event = _hours(day) if isinstance(day, CalendarHours) else _day(day)
        event.add("uid", day.uid)
        event.add("dtstamp", now)
        event.add("summary", _one_line(day.title))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _day(day: CalendarDay) -> Any:
    from icalendar import Event  # noqa: PLC0415 -- as above

    event = Event()
    event.add("dtstart", day.first)
    if day.last > day.first and day.last < date.max:
        event.add("dtend", day.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if day.url:
        event.add("url", day.url)
    return event


def _hours(one: CalendarHours) -> Any:
    from icalendar import Event  # noqa: PLC0415 -- as above

    event = Event()
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("sequence", one.number)
    if one.place:
        event.add("location", _one_line(one.place))
    if one.is_off:
        event.add("status", "CANCELLED")
    return event


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""Days as a calendar file (iCalendar, RFC 5545), for people's own calendars: all-day events, titles and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day, or several up to `last`: `uid` names it in every calendar for good, `title` is what people read."""

    uid: str
    title: str
    first: date
    last: date
    url: str = ""


def calendar_file(days: Iterable[CalendarDay], *, now: datetime, name: str = "") -> bytes:
    """Return a calendar of these days; `name` is what a calendar program calls it.

    Days carry no time and no time zone, so the clocks going forward or back moves none of them. The library escapes and
    folds whatever stands in a title; line breaks in it become spaces.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 -- memory that a worker does without until somebody wants one

    calendar = Calendar()
    calendar.add("prodid", "-//Coprod//EN")
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", _one_line(name))
    for day in days:
        event = Event()
        event.add("uid", day.uid)
        event.add("dtstamp", now)
        event.add("dtstart", day.first)
        if day.last > day.first and day.last < date.max:
            event.add("dtend", day.last + timedelta(days=1))
        event.add("summary", _one_line(day.title))
        event.add("transp", "TRANSPARENT")
        if day.url:
            event.add("url", day.url)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _one_line(text: str) -> str:
    return " ".join(text.split())

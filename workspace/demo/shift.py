"""Moving the story, which is written down for 2026, to the week in which the demo is made."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from django.utils.formats import date_format

STORY_YEAR = 2026
STORY_TODAY = date(STORY_YEAR, 10, 26)
"""The Monday on which the story stands: one ask is open until the Friday of this week."""
FRIDAY = 4
WEEK = timedelta(days=7)


def weeks_between(today: date) -> int:
    """Return by how many whole weeks the story moves, so that weekdays stay what they are.

    The story's Monday becomes the Monday of this week, and at weekends that of the next one: the ask that closes on
    the Friday is open on whatever day the demo is made.
    """
    monday = today - timedelta(days=today.weekday())
    if today.weekday() > FRIDAY:
        monday += WEEK
    return (monday - STORY_TODAY) // WEEK


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days of the story as days of the calendar, in one time zone."""

    weeks: int
    zone: tzinfo

    def day(self, month: int, day: int) -> date:
        """Return the day that stands for this day of the story."""
        return date(STORY_YEAR, month, day) + self.weeks * WEEK

    def at(self, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
        """Return the local moment on that day."""
        return datetime.combine(self.day(month, day), time(hour, minute), tzinfo=self.zone)

    def words(self, month: int, day: int) -> str:
        """Return the day as it is written in a sentence: "8 August"."""
        return date_format(self.day(month, day), "j F")

"""When somebody's words count as unread for too long, and when a worry goes to whoever covers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

COVER_AFTER = timedelta(hours=24)
"""A worry, or a wish to be phoned, that nobody took up for so long reaches the cover, weekends included."""
SATURDAY = 5


def read_due_on(received_on: date, working_days: int) -> date:
    """The last day on which words received on `received_on` are read in time: so many days from Monday to Friday later.

    School and public holidays are not left out: somebody who is not safe does not know of them.
    """
    day = received_on
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= day.weekday() < SATURDAY
    return day


def unread_since(
    received: Mapping[date, int], *, last_read_on: date | None, read_that_day: int
) -> date | None:
    """The first day whose words nobody has read, or None.

    `received` counts answers with words by the day on which they came; `read_that_day` is how many of the last day's had
    come when somebody last read: what came later on the same day is unread.
    """
    unread = [
        day
        for day, count in received.items()
        if last_read_on is None
        or day > last_read_on
        or (day == last_read_on and count > read_that_day)
    ]
    return min(unread, default=None)


def goes_to_cover(since: datetime, now: datetime) -> bool:
    """Whether something that waits since `since` goes to whoever covers."""
    return now - since >= COVER_AFTER

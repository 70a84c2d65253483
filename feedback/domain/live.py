"""A question that a room answers on phones: for how long its code works, and how many phones it takes."""

from datetime import datetime, timedelta

LASTS = timedelta(hours=12)
"""A question that nobody closed stops by itself after this."""
MOST_PHONES = 1000
"""The most answers that one question takes; more phones than this are in no room."""


def is_live(opened_at: datetime | None, closed_at: datetime | None, now: datetime) -> bool:
    """Return whether phones can answer at `now`."""
    return opened_at is not None and closed_at is None and opened_at <= now < opened_at + LASTS

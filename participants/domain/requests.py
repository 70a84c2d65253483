"""By when somebody who asks for their data, or complains, gets an answer."""

from calendar import monthrange
from datetime import date, timedelta

DECEMBER = 12
ACKNOWLEDGED_WITHIN = 30
"""Days in which a complaint about data is acknowledged."""


def due_on(asked_on: date, *, is_complaint: bool) -> date:
    """Return the last day: 30 days for a complaint, one calendar month for a copy."""
    if is_complaint:
        return asked_on + timedelta(days=ACKNOWLEDGED_WITHIN)
    return month_after(asked_on)


def month_after(day: date) -> date:
    """Return the same day of the next month, or its last day where it is shorter."""
    year, month = (day.year + 1, 1) if day.month == DECEMBER else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due_after_waiting(due: date, *, since: date, until: date) -> date:
    """Return the last day once the person said what we waited for: later by the days that we waited."""
    return due + timedelta(days=max(0, (until - since).days))

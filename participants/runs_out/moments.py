"""From local days to instants."""

from datetime import date, datetime, time, timedelta
from typing import Any

from access.scope import current_organisation


def end_of(day: date) -> datetime:
    """Return the instant at which the local day ends where the organisation is."""
    organisation: Any = current_organisation()
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=organisation.zone)

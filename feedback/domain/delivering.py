"""Where something that was promised stands, from its days alone; and when somebody is asked to look at a "no" again."""

from datetime import date, timedelta
from enum import StrEnum

DELIVERY_AHEAD = timedelta(days=7)
"""So long before its day somebody is reminded of what was promised."""
REVISIT_FOR = timedelta(days=7)
"""For so long after its day somebody is still asked to look at a "no" again, if nothing could be sent on the day."""


class Standing(StrEnum):
    """Where something stands that was promised."""

    DONE = "done"
    GIVEN_UP = "given_up"
    LATE = "late"
    UNDER_WAY = "under_way"
    """Its day has not come, and part of it is done."""
    TO_COME = "to_come"


def standing(
    due_on: date,
    today: date,
    *,
    done_on: date | None = None,
    given_up_on: date | None = None,
    parts_done: int = 0,
) -> Standing:
    """Where it stands on `today`; the day by which it is due is still in time."""
    if done_on is not None:
        return Standing.DONE
    if given_up_on is not None:
        return Standing.GIVEN_UP
    if today > due_on:
        return Standing.LATE
    return Standing.UNDER_WAY if parts_done else Standing.TO_COME


def revisit_occasion(revisit_on: date, today: date) -> str:
    """The code under which somebody is asked once to look at a "no" again, or "" while its day has not come or is long past."""
    is_time = revisit_on <= today <= revisit_on + REVISIT_FOR
    return f"revisit-{revisit_on.isoformat()}" if is_time else ""

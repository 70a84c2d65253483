"""When somebody is reminded of what is due: once ahead of its day, and once when the day is over."""

from datetime import date, timedelta

AHEAD, OVERDUE = "ahead", "overdue"
ACTION_AHEAD = timedelta(days=2)
DECISION_AHEAD = timedelta(days=7)
LATE_FOR = timedelta(days=7)
"""For so long a reminder that it is overdue is still sent, if it could not be sent on its day. Old debts are not dug up."""


def moment(due_on: date, today: date, ahead: timedelta) -> str:
    """Return which reminder falls on `today`: ahead, overdue, or "" for none."""
    if due_on - ahead <= today <= due_on:
        return AHEAD
    return OVERDUE if due_on < today <= due_on + LATE_FOR else ""


def occasion(due_on: date, today: date, ahead: timedelta) -> str:
    """Return the code under which it is reminded once, or "": under another day it is reminded anew."""
    which = moment(due_on, today, ahead)
    return f"{which}-{due_on.isoformat()}" if which else ""


def last_day(code: str) -> date:
    """Return the last day on which the reminder with this code is still true."""
    which, _dash, day = code.partition("-")
    due_on = date.fromisoformat(day)
    return due_on if which == AHEAD else due_on + LATE_FOR

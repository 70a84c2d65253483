"""Words of the operators' pages."""

from datetime import datetime, timedelta

from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LINES = {
    "database": _("Database"),
    "clock": _("Clocks"),
    "migrations": _("Changes to the tables"),
    "broker": _("Queue"),
    "planner": _("Planning what people are told"),
    "delivery": _("Sending messages"),
    "due_notice": _("Oldest thing to tell somebody"),
    "due_message": _("Oldest message that should have left"),
    "trouble": _("Messages that did not arrive"),
    "hold": _("Outbox"),
    "worker": _("Worker"),
    "backup": _("Last backup"),
    "restore": _("Last restore"),
    "removals": _("Removals kept outside the backup"),
    "versions": _("Versions"),
}
"""What each line of the status page is about, by its key."""

LEVELS = {
    "good": _("In order"),
    "warn": _("Look at this"),
    "bad": _("Act now"),
}


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago something was, in words."""
    if now - moment < timedelta(minutes=1):
        return gettext("less than a minute ago")
    return gettext("%(time)s ago") % {"time": timesince(moment, now)}

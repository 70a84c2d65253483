"""When the background jobs last ran, and whether a worker is wedged."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from notices.models import Heartbeat
from operations.queries.outbox import has_work_due

TICKS = ("plan", "deliver")
"""The jobs that run every minute while a worker and the scheduler do."""
RESTARTED = "worker restarted"
"""Under this name it is kept when a watchdog last started a worker anew."""
TICK = timedelta(minutes=1)


def heartbeats() -> Mapping[str, datetime]:
    """Return by job when it last ran; one statement."""
    return dict(Heartbeat.objects.values_list("name", "beaten_at"))


def is_wedged(now: datetime, *, patience: timedelta) -> bool:
    """Return whether something is due and no worker did anything for as long as `patience`.

    A scheduler that died while nothing is due is no reason: starting the worker anew would not bring it back. What fell due
    within the last tick is no reason either.
    """
    if Heartbeat.objects.filter(name__in=TICKS, beaten_at__gt=now - patience).exists():
        return False
    return has_work_due(now - min(TICK, patience))

"""Whether this web process and the database answer: all that a health check may ask, so that Redis can be down."""

from django.db import DatabaseError, InterfaceError

from notices.models import Heartbeat
from operations.patience import ask

SECONDS_TO_ANSWER = 2.0


def database_answers() -> bool:
    """Return whether the database answers one small question in time; never raises for a database in trouble."""
    try:
        ask(Heartbeat.objects.exists, seconds=SECONDS_TO_ANSWER)
    except (DatabaseError, InterfaceError, OSError):  # running out of time is an OSError
        return False
    return True

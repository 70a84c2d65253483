"""When the background jobs last ran."""

from datetime import datetime

from notices.models import Heartbeat


def beat(name: str, now: datetime) -> None:
    """Write down that the job ran; one statement."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, beaten_at=now)],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["beaten_at"],
    )

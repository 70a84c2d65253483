"""Reads over long work."""

from datetime import datetime

from django.db.models import Q, QuerySet

from jobs.models import Job, JobState

OPEN = (JobState.WAITING, JobState.RUNNING)


def to_do(now: datetime) -> QuerySet[Job]:
    """Return jobs that nobody holds, or whose holder has not been heard of for the time of a lease."""
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    return Job.objects.filter(free, state__in=OPEN)

"""Background entry of long work. The rows are the promise; a lost task costs a minute."""

from django.utils import timezone

from access.background import shared_task
from jobs import actions


@shared_task
def work() -> None:
    """Take up one job and work on it for a while; ask for the next turn when there was one."""
    if actions.work(clock=timezone.now):
        work.delay()

"""Background entries of `feedback`: each opens nothing and decides nothing, it calls one action."""

from celery import shared_task
from django.utils import timezone

from feedback.actions.closing import close_due as close_what_is_due


@shared_task(name="feedback.tasks.close_due")
def close_due() -> int:
    """Make the results that are due; answers how many."""
    return close_what_is_due(now=timezone.now())

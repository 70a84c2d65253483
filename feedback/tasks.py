"""Background entries of `feedback`: each opens nothing and decides nothing, it calls one action."""

from django.utils import timezone

from access.background import shared_task
from feedback.actions.closing import close_due as close_what_is_due
from feedback.actions.load import refresh_loads as refresh_what_is_out_of_date


@shared_task(name="feedback.tasks.close_due")
def close_due() -> int:
    """Make the results that are due; answers how many."""
    return close_what_is_due(now=timezone.now())


@shared_task(name="feedback.tasks.refresh_loads")
def refresh_loads() -> int:
    """Count anew how people stand, where that is out of date; answers how many."""
    return refresh_what_is_out_of_date(now=timezone.now())

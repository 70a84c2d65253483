"""Background entries of accounts."""

from django.utils import timezone

from access.background import shared_task
from organisations.actions.sessions import forget_old_sessions


@shared_task
def forget_sessions() -> None:
    """Forget sessions that are over."""
    forget_old_sessions(now=timezone.now())

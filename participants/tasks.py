"""Background entries of the register: each opens nothing and decides nothing, it calls one action."""

from django.utils import timezone

from access.background import shared_task
from participants.actions.keeping import keep_everywhere


@shared_task(name="participants.tasks.keep")
def keep() -> int:
    """Let go what is due, and announce what comes next; answers how much went."""
    return keep_everywhere(now=timezone.now())

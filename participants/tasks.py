"""Background entries of the register: each opens nothing and decides nothing, it calls one action."""

from celery import shared_task
from django.utils import timezone

from participants.actions.keeping import keep_everywhere
from participants.actions.lists import let_lists_go as let_go


@shared_task(name="participants.tasks.keep")
def keep() -> int:
    """Let go what is due, and announce what comes next; answers how much went."""
    return keep_everywhere(now=timezone.now())


@shared_task
def let_lists_go() -> None:
    """Let the rows of lists go whose days are over."""
    let_go(now=timezone.now())

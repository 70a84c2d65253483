"""Background entries of the register."""

from celery import shared_task
from django.utils import timezone

from participants.actions.lists import let_lists_go as let_go


@shared_task
def let_lists_go() -> None:
    """Let the rows of lists go whose days are over."""
    let_go(now=timezone.now())

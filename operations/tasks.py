"""Background entries of the installation itself."""

from access.background import shared_task
from operations.actions.removals import copy_removals as copy_new_removals


@shared_task
def copy_removals() -> None:
    """Write down outside the database what was taken away since the last minute."""
    copy_new_removals()

"""Background entries of the outbox. The rows are the promise; a lost task costs a minute."""

from django.utils import timezone

from access.background import shared_task
from notices import actions
from notices.heartbeat import beat


@shared_task
def plan() -> None:
    """Make notices of everything due; put them into messages at once when there are any."""
    now = timezone.now()
    beat("plan", now)
    if actions.plan(now=now).notices:
        compose.delay()


@shared_task
def compose() -> None:
    """Put the most urgent notices into messages; when there are any, send them at once and go on with the next."""
    if actions.compose(now=timezone.now()):
        deliver.delay()
        go_on_composing.delay()


@shared_task
def go_on_composing() -> None:
    """Put further notices into messages, batch by batch, while those before are being sent."""
    if actions.compose(now=timezone.now()):
        go_on_composing.delay()
    else:
        deliver.delay()


@shared_task
def deliver() -> None:
    """Send one batch of messages, and ask for the next batch when this one was full."""
    now = timezone.now()
    beat("deliver", now)
    if actions.deliver(now=now).is_full:
        deliver.delay()


@shared_task
def sweep() -> None:
    """Find hand-overs that nobody confirmed."""
    actions.sweep(now=timezone.now())


@shared_task
def tick() -> None:
    """Plan, compose and deliver now: what the bell asks for when a person should not wait for the next minute."""
    now = timezone.now()
    actions.plan(now=now)
    is_more = bool(actions.compose(now=now))
    deliver()
    if is_more:
        go_on_composing.delay()

"""The bell: asks the worker to look now instead of at the next minute. For staff views only; people who answer never wait
for a queue.

Nothing depends on it. When it cannot be rung, the row that was saved is found within a minute.
"""

import logging
from functools import partial
from typing import Any

from django.db import transaction

from notices import tasks

logger = logging.getLogger(__name__)

SECONDS_TO_WAIT = 0.25


def ring(task: Any = tasks.tick) -> None:
    """Ask for a tick, or for another task without arguments, once the current transaction is committed.

    Never raises, and waits a moment at most.
    """
    transaction.on_commit(partial(_publish, task))


def _publish(task: Any) -> None:
    options = {
        **task.app.conf.broker_transport_options,
        "socket_timeout": SECONDS_TO_WAIT,
        "socket_connect_timeout": SECONDS_TO_WAIT,
        "max_retries": 0,
    }
    try:
        with task.app.connection_for_write(
            connect_timeout=SECONDS_TO_WAIT, transport_options=options
        ) as queue:
            task.apply_async(connection=queue, retry=False, expires=55)
    except Exception as problem:  # noqa: BLE001 -- whatever is wrong with the queue, the rows stand
        name = type(problem).__name__
        logger.warning("The queue could not be reached; the next minute will do: %s", name)

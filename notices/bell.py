"""The bell: asks the worker to look now instead of at the next minute. For staff views only; people who answer never wait
for a queue.

Nothing depends on it. When it cannot be rung, the row that was saved is found within a minute. Tasks are named, not imported: the
first ring loads the queue's library, so that a web process in which nobody rings does without.
"""

import logging
from functools import partial

from django.db import transaction
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

SECONDS_TO_WAIT = 0.25


def ring(name: str = "notices.tasks.tick") -> None:
    """Ask for a tick, or for another task of this name without arguments, once the current transaction is committed.

    A queue that is away raises nothing, and is waited for a moment at most. A name that is no task raises `ImportError`.
    """
    transaction.on_commit(partial(_publish, name))


def _publish(name: str) -> None:
    task = import_string(name)
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
        kind = type(problem).__name__
        logger.warning("The queue could not be reached; the next minute will do: %s", kind)

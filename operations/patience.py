"""Asking something that may never answer, and going on after a moment all the same."""

import queue
import threading
from collections.abc import Callable

from django.db import connections

OPEN_AT_ONCE = 4
"""How many questions may wait for an answer; more would pile up threads while a server hangs."""

_slots = threading.BoundedSemaphore(OPEN_AT_ONCE)


def ask[Answer](question: Callable[[], Answer], *, seconds: float) -> Answer:
    """Return the answer to `question`, asked in a thread with a database connection of its own.

    Raises `TimeoutError` when there is none after `seconds`, whatever the question hangs on, and whatever the question
    itself raises.
    """
    answers: queue.SimpleQueue[tuple[Answer | None, Exception | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((question(), None))
        except Exception as problem:  # noqa: BLE001 -- handed to the one who asked
            answers.put((None, problem))
        finally:
            connections.close_all()
            _slots.release()

    if not _slots.acquire(timeout=seconds):
        raise TimeoutError("too many questions are waiting")
    threading.Thread(target=run, daemon=True).start()
    try:
        found, problem = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError(f"no answer within {seconds} s") from None
    if problem is not None:
        raise problem
    return found  # type: ignore[return-value] # None only when the question answers so

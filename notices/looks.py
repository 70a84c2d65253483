"""What several rules read in one run of the planner, read once."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from access.scope import current_organisation

_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("known_in_this_look", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Keep what `read_once` reads until the end: rules that look at the same rows then read them once.

    What is kept may be overtaken by a change meanwhile. So nothing is decided for good by it: whoever plans writes down
    what it planned from, and whoever sends asks again.
    """
    before = _known.set({})
    try:
        yield
    finally:
        _known.reset(before)


def read_once[T](key: Hashable, read: Callable[[], T]) -> T:
    """Return what `read` returns, or in the same look what it returned before for this key and organisation."""
    known = _known.get()
    if known is None:
        return read()
    full = (getattr(current_organisation(), "pk", None), key)
    if full not in known:
        known[full] = read()
    found: T = known[full]
    return found

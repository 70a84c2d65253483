"""Which link opens what: higher apps register one loader per purpose; the gate asks it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from access.bin import is_in_bin

LinkLoader = Callable[[HttpRequest, dict[str, Any]], Any | None]
"""Takes the request and the route's arguments (it may pop its own); answers an object with `organisation`, or None."""

_loaders: dict[str, LinkLoader] = {}


def register_link(purpose: str, loader: LinkLoader) -> None:
    """Register how links of `purpose` are opened.

    Raises:
        ValueError: when another loader already has this purpose.

    """
    if _loaders.get(purpose, loader) is not loader:
        message = f"Two loaders for links of purpose {purpose!r}."
        raise ValueError(message)
    _loaders[purpose] = loader


def load_link(purpose: str, request: HttpRequest, kwargs: dict[str, Any]) -> Any | None:
    """Return what the link behind this request stands for, or None when it opens nothing, or something in the bin."""
    found = _loaders[purpose](request, kwargs)
    return None if is_in_bin(getattr(found, "consultation", found)) else found


def link_purposes() -> list[str]:
    """Return every registered purpose, for tests and checks."""
    return sorted(_loaders)

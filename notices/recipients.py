"""Who can be reached, by kind. Apps register a resolver for the kinds they own; messages keep kind and key only."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes, worked out at the moment of sending."""

    email: str
    name: str = ""


Resolver = Callable[[str], Address | None]
"""Takes a recipient's key; answers the address, or None when the person cannot or must not be written to."""

_resolvers: dict[str, Resolver] = {}


def register_recipient(kind: str, resolver: Resolver) -> None:
    """Register how recipients of `kind` are found. Called in `AppConfig.ready`."""
    if _resolvers.get(kind, resolver) is not resolver:
        message = f"Two resolvers for recipients of kind {kind!r}."
        raise ValueError(message)
    _resolvers[kind] = resolver


def resolve(kind: str, key: str) -> Address | None:
    """Return where to write to the recipient, or None. Runs inside the organisation's scope."""
    return _resolvers[kind](key)

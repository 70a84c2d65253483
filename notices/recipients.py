"""Who can be reached, by kind. Apps register a resolver for the kinds they own; messages keep kind and key only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from notices.domain.pace import Rhythm


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes, worked out at the moment of sending. `is_for` names whom it is for, where the address is another's."""

    email: str
    name: str = ""
    is_for: str = ""


Resolver = Callable[[str], Address | None]
"""Takes a recipient's key; answers the address, or None when the person cannot or must not be written to."""

Returned = Callable[[str, datetime | None, date], None]
"""Takes a recipient's key, when the e-mail that came back had left, and the local day on which we know."""

Rhythms = Callable[[Sequence[str]], Mapping[str, Rhythm]]
"""Takes recipients' keys; answers when each may be written to, in a fixed number of statements."""

_resolvers: dict[str, Resolver] = {}
_returned: dict[str, Returned] = {}
_rhythms: dict[str, Rhythms] = {}


def register_recipient(kind: str, resolver: Resolver) -> None:
    """Register how recipients of `kind` are found. Called in `AppConfig.ready`."""
    if _resolvers.get(kind, resolver) is not resolver:
        message = f"Two resolvers for recipients of kind {kind!r}."
        raise ValueError(message)
    _resolvers[kind] = resolver


def resolve(kind: str, key: str) -> Address | None:
    """Return where to write to the recipient, or None. Runs inside the organisation's scope."""
    return _resolvers[kind](key)


def register_return(kind: str, note: Returned) -> None:
    """Register what follows for a recipient of `kind` whose e-mail came back for good. Called in `AppConfig.ready`."""
    if _returned.get(kind, note) is not note:
        message = f"Two ways to note returned mail for recipients of kind {kind!r}."
        raise ValueError(message)
    _returned[kind] = note


def note_return(kind: str, key: str, *, left_at: datetime | None, today: date) -> None:
    """Tell the owner of the recipient that e-mail to the address comes back. Runs inside the organisation's scope."""
    if kind in _returned:
        _returned[kind](key, left_at, today)


def register_rhythm(kind: str, rhythms: Rhythms) -> None:
    """Register when recipients of `kind` may be written to. Called in `AppConfig.ready`."""
    if _rhythms.get(kind, rhythms) is not rhythms:
        message = f"Two rhythms for recipients of kind {kind!r}."
        raise ValueError(message)
    _rhythms[kind] = rhythms


def rhythms_of(kind: str, keys: Sequence[str]) -> Mapping[str, Rhythm]:
    """Return, by key, when recipients may be written to; whoever is not in it, at any time. Runs inside the organisation's scope."""
    return _rhythms[kind](keys) if kind in _rhythms and keys else {}

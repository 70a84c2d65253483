"""What was taken away for good is noted, so that a restored copy forgets it again: one registry of how each kind is repeated.

An action that takes something out at a person's wish notes it in its own transaction. `operations` writes the notes to a
file outside the database, and goes through that file when a copy was put back. A note names a row, never words, names or
addresses: see docs/decisions/0013-backups-and-removals.md.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from access.models import Removal
from kinds import Kind, Registry


class RemovalKind(Kind, Protocol):
    """One sort of thing that is taken away, and how to take it away once more."""

    def repeat(self, key: str, organisation: Any, on: date) -> None:
        """Take away what `key` names, inside the organisation's scope; nothing happens when it is gone already."""
        ...


kinds: Registry[RemovalKind] = Registry("kind of removal")


def note(*, kind: str, organisation: Any, keys: Iterable[str], on: date) -> None:
    """Write down that what `keys` name was taken away on that day. Call inside the transaction of the removal itself.

    Raises:
        LookupError: when nobody registered how removals of this kind are repeated.

    """
    known = kinds.get(kind).kind
    Removal.objects.bulk_create(
        Removal(organisation=organisation, kind=known, key=key, on=on) for key in keys
    )

"""What goes by itself when its time is over: one registry of kinds, filled by the app of each table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from kinds import Kind, Registry
from participants.domain.keeping import PERIODS


@dataclass(frozen=True, slots=True)
class Expected:
    """How much would go: how many, and in how many projects where it belongs to projects."""

    number: int
    projects: int = 0


class Expiring(Kind, Protocol):
    """One sort of thing that is kept for so many days. All members run inside the organisation's scope."""

    @property
    def is_announced(self) -> bool:
        """Whether people hear two weeks ahead what will go. What is kept for days only goes without."""
        ...

    def count(self, before: date, *, on: date) -> Expected:
        """Return how much began on `before` or earlier and so is over on `on`."""
        ...

    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Take away up to `limit` of them, in one transaction; return how many. None are left when it is 0."""
        ...

    def own_days(self, today: date, until: date) -> Sequence[date]:
        """Return the days on which something goes because somebody chose that very day; mostly none."""
        ...

    def prepare(self, *, days: int, today: date) -> None:
        """Do what comes before: ask people whether they want to stay."""
        ...


class Expires:
    """A base for kinds: announced, with no day of its own and nothing to prepare."""

    kind = ""
    label: Any = ""
    is_announced = True

    def own_days(self, today: date, until: date) -> Sequence[date]:
        """No day is chosen for any of them."""
        del today, until
        return ()

    def prepare(self, *, days: int, today: date) -> None:
        """Nothing comes before."""


def _has_a_period(one: Expiring) -> None:
    if one.kind not in PERIODS:
        message = f"participants.domain.keeping knows no period of {one.kind!r}."
        raise ValueError(message)


kinds: Registry[Expiring] = Registry("kind of thing that expires", validate=_has_a_period)


def register_kinds(*new: Expiring) -> None:
    """Register these kinds, once. Called in `AppConfig.ready`."""
    for one in new:
        if one.kind not in kinds:
            kinds.register(one)

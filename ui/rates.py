"""How often something happened lately, counted in the memory of this process.

Nothing is asked and nothing is waited for, so counting can take nobody's page down with it. With N processes N times as much
is let through, which the limits allow for.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from weakref import WeakSet

ROOM = 20_000
"""How many keys one counter remembers; what is longest over goes first."""

_all: "WeakSet[Counter]" = WeakSet()


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` times in `seconds`."""

    most: int
    seconds: float


class Counter:
    """Counts by key, in spells that begin with the first time and last as long as the rate says."""

    def __init__(
        self, rate: Rate, *, clock: Callable[[], float] = time.monotonic, room: int = ROOM
    ) -> None:
        """Count nothing yet. `clock` gives seconds, and never goes back."""
        self.rate, self._clock, self._room = rate, clock, room
        self._spells: dict[Hashable, tuple[float, int]] = {}
        self._lock = Lock()
        _all.add(self)

    def add(self, key: Hashable) -> int:
        """Count once more, and return how often it has been in this spell."""
        now = self._clock()
        with self._lock:
            began, count = self._spells.pop(key, (now, 0))
            if now - began >= self.rate.seconds:
                began, count = now, 0
            while len(self._spells) >= self._room:
                self._spells.pop(next(iter(self._spells)))
            self._spells[key] = (began, count + 1)
        return count + 1

    def seen(self, key: Hashable) -> int:
        """Return how often it has been in this spell, without counting."""
        with self._lock:
            began, count = self._spells.get(key, (0.0, 0))
            return count if count and self._clock() - began < self.rate.seconds else 0

    def is_over(self, key: Hashable) -> bool:
        """Count once more, and return whether that is more than the rate allows."""
        return self.add(key) > self.rate.most

    def forget(self) -> None:
        """Count nothing any more."""
        with self._lock:
            self._spells.clear()


def forget_counts() -> None:
    """Let all counters of this process begin anew; for tests, which are many visitors from one place."""
    for counter in list(_all):
        counter.forget()

"""How the installation stands: lines that each say one thing, in words before figures, and how urgent it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

Fact = str | int | float | None


class Level(StrEnum):
    """How a line stands, and so how the whole does."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


URGENCY = [Level.GOOD, Level.WARN, Level.BAD]
"""From calm to urgent; the place is also the exit status of `manage.py status`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is watched. `key` and the keys of `facts` stay the same from version to version."""

    key: str
    level: Level
    says: str
    """One sentence: how it stands."""
    advice: str = ""
    """One sentence: what to do about it; empty when nothing is to be done."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """Figures and short words for machines: ages in seconds, counts, versions."""
    note: str = ""
    """A figure for the screen only."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is watched, at one moment."""

    at: datetime
    lines: Sequence[Line]

    @property
    def level(self) -> Level:
        """The most urgent level of all lines."""
        return max((line.level for line in self.lines), key=URGENCY.index, default=Level.GOOD)

    @property
    def exit_status(self) -> int:
        """0 when all is good, 1 when something should be looked at, 2 when something is wrong."""
        return URGENCY.index(self.level)

    def at_level(self, level: Level) -> list[Line]:
        """Return the lines that stand at this level, in their order."""
        return [line for line in self.lines if line.level == level]


def level_of_age(age: timedelta, *, warn: timedelta, bad: timedelta) -> Level:
    """Return the level of something that is fine while it is no older than `warn`, and wrong once older than `bad`."""
    if age > bad:
        return Level.BAD
    return Level.WARN if age > warn else Level.GOOD


def seconds(age: timedelta | None) -> int | None:
    """Return an age in whole seconds, never below zero: clocks differ a little."""
    return None if age is None else max(0, int(age.total_seconds()))

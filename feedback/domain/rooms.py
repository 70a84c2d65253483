"""Who was in a room, as people write it down: one group a line with how many. No names."""

import re
from dataclasses import dataclass

LONGEST_GROUP = 80
MOST_HEADS = 5000
LEAST_OF_A_GROUP = 2
"""From how many on something can be said about a group that is not said about a person."""
SEPARATORS = " ,;:–-"
_COUNT_LAST = re.compile(r"\d{1,6}$", re.ASCII)
_COUNT_FIRST = re.compile(r"(\d{1,6}) ?[x×]? ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people of one group were in the room."""

    group: str
    heads: int


@dataclass(frozen=True, slots=True)
class InTheRoom:
    """How many of one group were there; whether they helped to set the agenda, and how much they spoke, where noted."""

    group: str
    heads: int
    set_agenda: bool | None = None
    spoke: str = ""

    def of_a_group(self) -> "InTheRoom":
        """The same without what would be about one person, where only one of the group was there."""
        return self if self.heads >= LEAST_OF_A_GROUP else InTheRoom(self.group, self.heads)


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that says no group with a number, and which one it was (from 1)."""

    number: int
    text: str


def read_tallies(text: str) -> tuple[list[Tally], list[Unread]]:
    """Return the groups of `text` with their heads, and the lines that could not be read.

    "Parents, 9", "Parents: 9" and "9 parents" are read. The same group twice is added up; capitals make no
    difference. A number must be between 1 and 5,000, a name at most 80 characters.
    """
    found: dict[str, Tally] = {}
    unread: list[Unread] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = " ".join(raw.split())
        if not line:
            continue
        tally = _read(line)
        if tally is None:
            unread.append(Unread(number, line))
            continue
        before = found.get(tally.group.casefold())
        found[tally.group.casefold()] = (
            Tally(before.group, before.heads + tally.heads) if before else tally
        )
    return list(found.values()), unread


def _read(line: str) -> Tally | None:
    if last := _COUNT_LAST.search(line):
        group, heads = line[: last.start()], last[0]
        is_apart = group[-1:] in tuple(SEPARATORS)
    elif first := _COUNT_FIRST.match(line):
        group, heads = line[first.end() :], first[1]
        is_apart = True
    else:
        return None
    group = group.strip(SEPARATORS)
    fits = group and len(group) <= LONGEST_GROUP and 1 <= int(heads) <= MOST_HEADS
    return Tally(group, int(heads)) if fits and is_apart else None

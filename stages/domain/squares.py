"""What is worth a look in who takes part when. Advice, never a lock: a reason for nobody answers every one of them.

The rules follow practice in co-production: people who only try out at the end can change little, ideas belong to those who
live with them, and what nobody can deliver is not used.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from projects.domain.levels import TOLD
from stages.domain.diamond import CO_CREATE, REFINE, STAGE_NUMBERS

USERS_ONLY_LATE = "users_only_late"
"""People who use the service take part from refining on only."""
ONLY_USERS = "only_users"
"""Nobody but people who use the service takes part."""
NOBODY_MAKES_IDEAS = "nobody_makes_ideas"
"""What is made is tried out or runs, and nobody takes part where the ideas are made."""
ABSENT_FROM_IDEAS = "absent_from_ideas"
"""Groups take part elsewhere, and not where the ideas are made."""
DELIVERERS_ABSENT = "deliverers_absent"
"""Things are refined without anybody who would deliver them."""
ONLY_TOLD = "only_told"
"""Everybody who takes part is only told."""
LOOKS = (
    *(USERS_ONLY_LATE, ONLY_USERS, NOBODY_MAKES_IDEAS, ABSENT_FROM_IDEAS),
    *(DELIVERERS_ABSENT, ONLY_TOLD),
)
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group by its key: whether its people use the service, and whether they deliver it."""

    key: int
    uses: bool = False
    delivers: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A square that is not empty: people take part, at a level from 1 to 5 if it was said, or a reason stands why nobody."""

    group: int
    stage: int
    has_reason: bool = False
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One thing worth a look: its code, the stage at which it is put right, and the groups that it is about."""

    code: str
    stage: int
    groups: tuple[int, ...] = ()


def looks(
    groups: Sequence[Group], filled: Sequence[Filled], *, closed: Collection[int] = ()
) -> tuple[Look, ...]:
    """Return what is worth a look, most telling first; nothing as long as nobody is planned.

    `closed` are the stages that involve nobody, with their reason.
    """
    planned = {(one.group, one.stage): one for one in filled if not one.has_reason}
    if not planned:
        return ()
    seen = _Seen(groups, planned, {(one.group, one.stage) for one in filled}, frozenset(closed))
    late = seen.users_only_late()
    found = (
        late,
        seen.only_users(),
        seen.absent_from_ideas(besides=late.groups if late else ()),
        seen.deliverers_absent(),
        seen.only_told(),
    )
    return tuple(look for look in found if look)


@dataclass(frozen=True, slots=True)
class _Seen:
    groups: Sequence[Group]
    planned: dict[tuple[int, int], Filled]
    filled: set[tuple[int, int]]
    closed: frozenset[int]

    def at(self, group: Group) -> list[int]:
        """The stages at which people of a group take part."""
        return [number for number in STAGE_NUMBERS if (group.key, number) in self.planned]

    def empty(self, stage: int, groups: Sequence[Group]) -> tuple[int, ...]:
        """Those of the groups of whom nobody takes part at a stage, without a reason."""
        if stage in self.closed:
            return ()
        return tuple(one.key for one in groups if (one.key, stage) not in self.filled)

    def users_only_late(self) -> Look | None:
        users = [one for one in self.groups if one.uses]
        taking_part = [number for one in users for number in self.at(one)]
        if not taking_part or min(taking_part) < REFINE:
            return None
        for stage in STAGE_NUMBERS[: REFINE - 1]:
            if absent := self.empty(stage, users):
                return Look(USERS_ONLY_LATE, stage, absent)
        return None

    def only_users(self) -> Look | None:
        others = [one for one in self.groups if not one.uses]
        if any(self.at(one) for one in others):
            return None
        stage = min(number for _group, number in self.planned)
        return Look(ONLY_USERS, stage, self.empty(stage, others))

    def absent_from_ideas(self, *, besides: Collection[int]) -> Look | None:
        at_ideas = {group for group, number in self.planned if number == CO_CREATE}
        elsewhere = [one for one in self.groups if self.at(one) and one.key not in besides]
        absent = self.empty(CO_CREATE, elsewhere)
        is_planned = any(number >= CO_CREATE for _group, number in self.planned)
        if not absent or not is_planned:
            return None
        if not at_ideas:
            return Look(NOBODY_MAKES_IDEAS, CO_CREATE, absent)
        return Look(ABSENT_FROM_IDEAS, CO_CREATE, absent)

    def deliverers_absent(self) -> Look | None:
        deliverers = [one for one in self.groups if one.delivers]
        is_planned = any(number == REFINE for _group, number in self.planned)
        if not is_planned or any(REFINE in self.at(one) for one in deliverers):
            return None
        absent = self.empty(REFINE, deliverers)
        return Look(DELIVERERS_ABSENT, REFINE, absent) if absent or not deliverers else None

    def only_told(self) -> Look | None:
        if {one.level for one in self.planned.values()} != {TOLD}:
            return None
        group, stage = min(self.planned, key=lambda at: (at[1], at[0]))
        return Look(ONLY_TOLD, stage, (group,))

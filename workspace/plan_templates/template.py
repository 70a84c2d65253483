"""What a template of a plan holds. Blanks that only the team can fill stand as "___" in its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stages.domain.diamond import STAGE_NUMBERS


@dataclass(frozen=True, slots=True)
class TemplateGroup:
    """A group that such a project nearly always concerns; `key` names it within the template."""

    key: str
    name: Any
    kind: str


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """One stage: its usual length in weeks, and sentences to start from."""

    number: int
    weeks: int
    why: Any
    how: Any
    what_comes_of_it: Any


@dataclass(frozen=True, slots=True)
class Square:
    """One group at one stage: why, how far in the five levels, what for in the four functions, how and how many."""

    stage: int
    group: str
    purpose: Any
    level: int
    what_for: str
    how: Any
    sought: int | None = None


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A plan to start from. `suits` says when it is the right one; `open_to_change`, `fixed` and `unknown` are examples of
    what a team may write there, shown beside the empty lists and never stored.
    """

    kind: str
    label: Any
    suits: Any
    groups: Sequence[TemplateGroup]
    stages: Sequence[TemplateStage]
    squares: Sequence[Square]
    open_to_change: Any
    fixed: Any
    unknown: Any

    @property
    def weeks(self) -> int:
        """How many weeks all stages take together."""
        return sum(stage.weeks for stage in self.stages)


def check(one: PlanTemplate) -> None:
    """Raise `ValueError` unless it has the five stages in order, and every square names a group and a stage of it."""
    if tuple(stage.number for stage in one.stages) != STAGE_NUMBERS:
        message = f"{one.kind} needs the five stages in order."
        raise ValueError(message)
    places = [(square.stage, square.group) for square in one.squares]
    known = {(number, group.key) for number in STAGE_NUMBERS for group in one.groups}
    if len(set(places)) != len(places) or not set(places) <= known:
        message = f"{one.kind} has a square twice, or one of no group."
        raise ValueError(message)

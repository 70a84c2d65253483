"""What people say about decisions, levels and actions, as values: made by forms, taken by actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DeciderRow:
    """One who holds a decision: a member, so many people of a group, or somebody by name or role."""

    member_id: int | None = None
    group_id: int | None = None
    people: int = 1
    name: str = ""

    @property
    def key(self) -> tuple[int | None, int | None, str]:
        """What tells one decider from another; how many people of a group there are may change."""
        return self.member_id, self.group_id, self.name


@dataclass(frozen=True, slots=True)
class DecisionPlan:
    """What is decided, who holds it by what rule and by when, and how far each group takes part, by group."""

    title: str
    stage_number: int | None
    is_open: bool
    rule: str
    due_on: date | None
    deciders: Sequence[DeciderRow] = ()
    levels: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a decision, and how it was weighed."""

    decided_on: date
    what: str
    why: str = ""
    considered: str = ""
    splits: str = ""
    childrens_views: str = ""


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands counted on one occasion, by level; never who raised which."""

    occasion: str
    asked_on: date
    by_level: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """What is to be done, by whom, by when. At most one of member, participant and partner does it."""

    text: str
    decision_id: int | None = None
    member_id: int | None = None
    participant_id: int | None = None
    is_paid: bool = False
    partner_id: int | None = None
    partner_person: str = ""
    keeper_id: int | None = None
    helper: str = ""
    due_on: date | None = None

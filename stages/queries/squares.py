"""Who takes part when and why: groups down, stages across, and how many were reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from projects.models import PlanChange, Project, StakeholderGroup
from projects.terms import HIDDEN, LEVEL_MEANINGS, LEVEL_NAMES
from stages import terms
from stages.domain.reached import NOBODY_ASKED, Reached
from stages.methods import Method, comes_before_reason, get
from stages.models import Involvement, Stage, StageState
from stages.queries.looks import ShownLook, filled, shown_looks
from stages.reach import reach

PLANNED, REASON, GAP, CLOSED = "planned", "reason", "gap", "closed"
"""How a square is drawn: people take part, nobody does and why, nobody does yet, the stage involves nobody."""
LONGEST_ID = 18
"""So many digits name a row in any database."""


@dataclass(frozen=True)
class Square:
    """One group at one stage as it is shown. `row` is None where it is empty; `k` is the fewest people that are told."""

    stage: Stage
    group: StakeholderGroup
    row: Involvement | None
    reached: Reached
    k: int

    @property
    def key(self) -> str:
        """What names it on its page."""
        return f"square-{self.stage.pk}-{self.group.pk}"

    @property
    def stage_name(self) -> Any:
        """The name of its stage."""
        return terms.STAGE_NAMES[self.stage.number]

    @property
    def state(self) -> str:
        """How it is drawn."""
        if self.row is not None:
            return REASON if self.row.not_because else PLANNED
        return CLOSED if self.stage.state == StageState.NOT_INVOLVING else GAP

    @property
    def level(self) -> Any:
        """How far people take part, in our word for it."""
        return LEVEL_NAMES.get(self.row.level, "") if self.row and self.row.level else ""

    @property
    def level_meaning(self) -> Any:
        """What that word promises."""
        return LEVEL_MEANINGS.get(self.row.level, "") if self.row and self.row.level else ""

    @property
    def what_for(self) -> Any:
        """The question that their answers are for."""
        return terms.FUNCTION_QUESTIONS.get(self.row.what_for, "") if self.row else ""

    @property
    def how(self) -> Any:
        """The method, in words: its name, and what the team added."""
        method = get(self.row.method) if self.row else None
        words = [str(method.name)] if method else []
        if self.row and self.row.method_words:
            words.append(self.row.method_words)
        return ", ".join(words)

    @property
    def sought(self) -> int | None:
        """How many people are sought."""
        return self.row.sought if self.row else None

    @property
    def count(self) -> int | None:
        """How many were reached, as somebody counted them or else as far as the asks may tell; None where nothing is told."""
        typed = self.row.reached if self.row else None
        return self.reached.count if typed is None else typed

    @property
    def is_begun(self) -> bool:
        """Whether anybody of them was asked or counted."""
        return self.count is not None or self.reached != NOBODY_ASKED

    @property
    def is_few(self) -> bool:
        """Whether fewer than half of those sought are known to be reached, as far as numbers may be told."""
        return self.count is not None and bool(self.sought) and 2 * self.count < (self.sought or 0)

    @property
    def figure(self) -> str:
        """How many were reached of those sought, in words."""
        if not self.is_begun:
            return _("%(n)s sought") % {"n": self.sought} if self.sought is not None else ""
        many = self._many()
        if self.sought and (self.count is not None or self.sought >= self.k):
            return _("%(reached)s of %(sought)s") % {"reached": many, "sought": self.sought}
        return _("%(reached)s reached") % {"reached": many}

    def _many(self) -> str:
        if self.count is None:
            return str(HIDDEN[self.reached.hidden] % {"k": self.k})
        is_typed = self.row is not None and self.row.reached is not None
        if self.reached.is_least and not is_typed:
            return _("at least %(n)s") % {"n": self.count}
        return str(self.count)


@dataclass(frozen=True)
class Matrix:
    """All groups of a project at all stages. `rows` go by group, the squares of each by stage."""

    project: Project
    stages: Sequence[Stage]
    groups: Sequence[StakeholderGroup]
    squares: Mapping[tuple[int, int], Square]

    @cached_property
    def rows(self) -> list[tuple[StakeholderGroup, list[Square]]]:
        """Each group with its squares."""
        return [
            (group, [self.squares[stage.pk, group.pk] for stage in self.stages])
            for group in self.groups
        ]

    @cached_property
    def columns(self) -> list[tuple[Stage, Any, list[Square]]]:
        """Each stage with its name and its squares."""
        return [
            (
                stage,
                terms.STAGE_NAMES[stage.number],
                [self.squares[stage.pk, group.pk] for group in self.groups],
            )
            for stage in self.stages
        ]

    @cached_property
    def looks(self) -> list[ShownLook]:
        """What is worth a look."""
        return shown_looks(self.stages, self.groups, [one.row for one in self.squares.values()])


def matrix(project: Project, now: datetime) -> Matrix:
    """Return who takes part when and why in a project; three statements and those of the reach, however many groups."""
    stages = list(Stage.objects.filter(project=project))
    groups = list(StakeholderGroup.objects.filter(project=project))
    rows = {(one.stage_id, one.group_id): one for one in filled(project)}
    reached = reach(project, now)
    k = project.organisation.k_internal
    return Matrix(
        project,
        stages,
        groups,
        {
            (stage.pk, group.pk): Square(
                stage,
                group,
                rows.get((stage.pk, group.pk)),
                reached.get((stage.pk, group.pk), NOBODY_ASKED),
                k,
            )
            for stage in stages
            for group in groups
        },
    )


def square(stage: Stage, group: StakeholderGroup, now: datetime) -> Square:
    """Return one square; one statement and those of the reach."""
    project = stage.project
    found = reach(project, now).get((stage.pk, group.pk), NOBODY_ASKED)
    return Square(stage, group, saved_square(stage, group), found, project.organisation.k_internal)


def squares_at(stage: Stage, project: Project, now: datetime) -> list[Square]:
    """Return the squares of one stage of a project that are not empty, by group.

    One statement, and those of the reach where there are any.
    """
    rows = list(Involvement.objects.filter(stage=stage).select_related("group"))
    found = reach(project, now) if rows else {}
    k = project.organisation.k_internal
    return [
        Square(stage, row.group, row, found.get((stage.pk, row.group_id), NOBODY_ASKED), k)
        for row in sorted(rows, key=lambda row: row.group.name.casefold())
    ]


def saved_square(stage: Stage, group: StakeholderGroup) -> Involvement | None:
    """Return what stands in a square, or None where it is empty; one statement."""
    return (
        Involvement.objects.filter(stage=stage, group=group)
        .select_related("stage", "group")
        .first()
    )


def early_at(shown: Square) -> list[Method]:
    """Return the method of a square where it is a group that stays, picked before anybody said why; else nothing."""
    row = shown.row
    method = get(row.method) if row else None
    reasons = [row.purpose, shown.stage.why] if row else []
    is_early = method is not None and comes_before_reason(method.key, reasons)
    return [method] if method and is_early else []


def mark_of(row: Involvement | None) -> str:
    """Return what tells one reading of a square from every other: which row, and how often it was saved; "" when empty."""
    return f"{row.pk}.{row.version}" if row else ""


def group_in(project_id: int, group_id: int) -> StakeholderGroup | None:
    """Return a group of this project; one statement."""
    return StakeholderGroup.objects.filter(project=project_id, pk=group_id).first()


@dataclass(frozen=True, slots=True)
class Planned:
    """Whom an ask is planned for: the group's name, and why them."""

    group: str
    why: str


def planned_at(project_id: int | None, number: int | None, group: str) -> Planned | None:
    """Return what is planned for a group at a stage, by what an address says; None where there is no such group."""
    if project_id is None or not (group.isascii() and group.isdecimal()) or len(group) > LONGEST_ID:
        return None
    found = group_in(project_id, int(group))
    if found is None:
        return None
    rows = Involvement.objects.filter(stage__project=project_id, stage__number=number, group=found)
    return Planned(found.name, rows.values_list("purpose", flat=True).first() or "")


def last_change(row: Involvement) -> PlanChange | None:
    """Return who last changed a square, and when; one statement."""
    rows = PlanChange.objects.filter(part="square", row_id=row.pk).select_related("by__user")
    return rows.order_by("-at", "-pk").first()

"""What is worth a look in who takes part when and why, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from projects.models import GroupKind, Project, StakeholderGroup
from stages import terms
from stages.domain import squares
from stages.domain.squares import Filled, Group
from stages.models import Involvement, Stage, StageState


@dataclass(frozen=True, slots=True)
class LookGroup:
    """A square that may be planned now, by its stage and its group."""

    stage_id: int
    group_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ShownLook:
    """One thing worth a look, in a sentence, and the squares in which it can be planned."""

    code: str
    sentence: str
    squares: tuple[LookGroup, ...]


def looks_in(project: Project) -> list[ShownLook]:
    """Return what is worth a look in a project; three statements."""
    stages = list(Stage.objects.filter(project=project))
    groups = list(StakeholderGroup.objects.filter(project=project))
    return shown_looks(stages, groups, list(filled(project)))


def filled(project: Project) -> Any:
    """Return the squares of a project that are not empty; one statement."""
    return Involvement.objects.filter(stage__project=project)


def shown_looks(
    stages: Sequence[Stage],
    groups: Sequence[StakeholderGroup],
    rows: Sequence[Involvement | None],
) -> list[ShownLook]:
    """Return what is worth a look among these squares, in words; no statement."""
    numbers = {stage.pk: stage.number for stage in stages}
    by_number = {stage.number: stage for stage in stages}
    names = {group.pk: group.name for group in groups}
    found = squares.looks(
        [_sort(group) for group in groups],
        [
            Filled(one.group_id, numbers[one.stage_id], bool(one.not_because), one.level)
            for one in rows
            if one is not None
        ],
        closed={one.number for one in stages if one.state == StageState.NOT_INVOLVING},
    )
    return [
        ShownLook(
            code=look.code,
            sentence=_sentence(look, names),
            squares=tuple(
                LookGroup(by_number[look.stage].pk, group, names[group]) for group in look.groups
            ),
        )
        for look in found
    ]


def _sort(group: StakeholderGroup) -> Group:
    return Group(
        group.pk,
        uses=group.kind == GroupKind.SERVICE_USER,
        delivers=group.kind == GroupKind.PRACTITIONER,
    )


def _sentence(look: squares.Look, names: Mapping[int, str]) -> str:
    words = terms.LOOKS[look.code] if look.groups else terms.LOOKS_WITHOUT_A_GROUP[look.code]
    return str(words) % {
        "groups": ", ".join(names[group] for group in look.groups),
        "stage": terms.STAGE_NAMES[look.stage],
    }

"""What of a plan decides which methods are offered, and which were picked too early."""

from typing import Any

from projects.models import GroupKind
from stages import methods
from stages.methods import Method
from stages.models import Involvement, Stage

A_FEW = 3


def reason_at(project_id: int | None, number: int | None) -> str:
    """Return why a project involves people at a stage; empty where nobody said so, or where there is none."""
    found = Stage.objects.filter(project=project_id, number=number).values_list("why", flat=True)
    return found.first() or ""


def standing_before_reason(stage: Stage) -> list[Method]:
    """Return the groups that stay which were picked at this stage although neither square nor stage says why."""
    squares = Involvement.objects.filter(stage=stage).exclude(method="")
    early = {
        square.method: None
        for square in squares
        if methods.comes_before_reason(square.method, [square.purpose, stage.why])
    }
    return [found for key in early if (found := methods.get(key))]


def methods_by_kind(stage: Stage) -> list[tuple[Any, list[Method]]]:
    """Return for each kind of group in the project the few methods that are closest, no groups that stay; of all kinds where it has no group."""
    kinds = dict.fromkeys(stage.project.groups.order_by("kind").values_list("kind", flat=True))
    return [
        (
            GroupKind(kind).label,
            [one for one in methods.suggest(stage.number, kind) if not one.is_standing][:A_FEW],
        )
        for kind in kinds or GroupKind.values
    ]

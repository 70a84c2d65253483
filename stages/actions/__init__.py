"""Changes to the stages of a project."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from stages.domain.diamond import STAGE_NUMBERS
from stages.models import Involvement, Stage, StageState

PLAN_FIELDS = (
    "state",
    "why",
    "who",
    "how",
    "what_comes_of_it",
    "not_because",
    "paused_because",
    "starts_on",
    "ends_on",
)


@dataclass(frozen=True, slots=True)
class StageConflict:
    """Somebody else changed the stage meanwhile: what stands there now, beside what was sent."""

    theirs: Stage


def add_stages(*, project: Any) -> list[Stage]:
    """Give a new project its five stages, none of them planned. Call inside the transaction that makes the project."""
    return Stage.objects.bulk_create(
        [
            Stage(organisation_id=project.organisation_id, project=project, number=number)
            for number in STAGE_NUMBERS
        ]
    )


@transaction.atomic
def fill_stage_from_ask(
    *,
    actor: Actor,
    stage: Stage,
    why: str,
    what_comes_of_it: str,
    ends_on: date | None,
    who: str = "",
) -> Stage:
    """Let an ask's reason, and whom it asks, stand for its stage where that is empty. What a person wrote there stays.

    With an `actor` the plan's history keeps what was filled in.
    """
    stage = Stage.objects.select_for_update().get(pk=stage.pk)
    before = wording("stage", stage)
    stage.why = stage.why or why
    stage.who = stage.who or who
    stage.what_comes_of_it = stage.what_comes_of_it or what_comes_of_it
    if stage.state == StageState.UNPLANNED:
        stage.state = StageState.PLANNED
    if stage.ends_on is None and ends_on and (not stage.starts_on or ends_on >= stage.starts_on):
        stage.ends_on = ends_on
    stage.save()
    keep_change(actor=actor, project_id=stage.project_id, part="stage", row=stage, before=before)
    return stage


@transaction.atomic
def change_stage(
    *, actor: Actor, stage: Stage, based_on: int, values: dict[str, Any]
) -> Stage | StageConflict:
    """Save a stage's plan, unless somebody saved another since version `based_on` was read.

    `values` holds any of `PLAN_FIELDS`. A clash changes nothing and answers `StageConflict`.
    """
    current = Stage.objects.select_for_update().get(pk=stage.pk)
    if current.version != based_on:
        return StageConflict(theirs=current)
    before = wording("stage", current)
    changed = [
        name for name in PLAN_FIELDS if name in values and getattr(current, name) != values[name]
    ]
    for name in changed:
        setattr(current, name, values[name])
    current.version += 1
    current.save()
    keep_change(
        actor=actor, project_id=current.project_id, part="stage", row=current, before=before
    )
    audit.record(actor, "stage_changed", current, fields=changed, project=current.project_id)
    return current


@transaction.atomic
def add_squares(*, project: Any, squares: Iterable[Mapping[str, Any]]) -> None:
    """Give a new project its squares of groups and stages: each with `stage_number`, `group` and values of `Involvement`."""
    stages = {stage.number: stage for stage in Stage.objects.filter(project=project)}
    Involvement.objects.bulk_create(
        Involvement(
            organisation_id=project.organisation_id,
            stage=stages[one["stage_number"]],
            **{name: value for name, value in one.items() if name != "stage_number"},
        )
        for one in squares
    )


@transaction.atomic
def copy_stages(*, source: Any, into: Any) -> None:
    """Copy what another project says of its stages, without days; what was planned or done there is planned here."""
    theirs = {stage.number: stage for stage in Stage.objects.filter(project=source)}
    for stage in Stage.objects.filter(project=into):
        other = theirs.get(stage.number)
        if other is None:
            continue
        for name in ("why", "who", "how", "what_comes_of_it", "not_because"):
            setattr(stage, name, getattr(other, name))
        keeps = other.state in {StageState.UNPLANNED, StageState.NOT_INVOLVING}
        stage.state = other.state if keeps else StageState.PLANNED
        stage.save()

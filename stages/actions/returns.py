"""Going back to an earlier stage, and taking back one that was noted by mistake."""

from datetime import date

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import Project
from stages.models import Stage, StageReturn, StageState


@transaction.atomic
def go_back(
    *,
    actor: Actor,
    project: Project,
    way: tuple[int, int],
    why: str,
    returned_on: date,
    is_now: bool,
) -> StageReturn:
    """Note that a project went back, and what was learnt; with `is_now` the earlier stage happens again.

    `way` is one of `stages.domain.diamond.RETURNS`. The plans of both stages stay as they are.
    """
    from_number, to_number = way
    noted = StageReturn.objects.create(
        organisation_id=project.organisation_id,
        project=project,
        from_number=from_number,
        to_number=to_number,
        why=why,
        returned_on=returned_on,
        by_id=actor.member_id,
    )
    keep_change(actor=actor, project_id=project.pk, part="return", row=noted, before=None)
    if is_now:
        _happens_again(
            actor, Stage.objects.select_for_update().get(project=project, number=to_number)
        )
    audit.record(actor, "stage_returned", noted, project=project.pk, way=[*way])
    return noted


def _happens_again(actor: Actor, stage: Stage) -> None:
    before = wording("stage", stage)
    stage.state = StageState.NOW
    stage.version += 1
    stage.save(update_fields=["state", "version"])
    keep_change(actor=actor, project_id=stage.project_id, part="stage", row=stage, before=before)


@transaction.atomic
def remove_return(*, actor: Actor, noted: StageReturn) -> None:
    """Take back a return that was noted by mistake; where the stages stand stays as it is."""
    keep_change(
        actor=actor,
        project_id=noted.project_id,
        part="return",
        row=noted,
        before=None,
        is_removed=True,
    )
    audit.record(actor, "return_removed", noted, project=noted.project_id)
    noted.delete()

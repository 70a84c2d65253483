"""Ending a plan without asking anybody, which is a good end, and planning again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import PlanEnding, Project
from projects.queries.ending import ending_stamp


@dataclass(frozen=True, slots=True)
class EndingConflict:
    """Somebody else ended the plan, changed the end or planned again meanwhile: what stands there now, if anything."""

    theirs: PlanEnding | None


@transaction.atomic
def end_plan(
    *,
    actor: Actor,
    project: Project,
    kind: str,
    why: str,
    look_again_on: date | None,
    today: date,
    based_on: str,
) -> PlanEnding | EndingConflict:
    """Say that nobody is asked: how, why, and when it is looked at again. What is open or owed is not touched.

    `based_on` is the `ending_stamp` of what was shown. A clash changes nothing.
    """
    Project.objects.select_for_update().get(pk=project.pk)
    current = PlanEnding.objects.filter(project=project).first()
    if ending_stamp(current) != based_on:
        return EndingConflict(theirs=current)
    before = wording("ending", current) if current else None
    kept = current or PlanEnding(
        organisation_id=project.organisation_id, project=project, ended_on=today
    )
    kept.kind, kept.why, kept.look_again_on = kind, why, look_again_on
    kept.by_id = actor.member_id
    kept.save()
    keep_change(actor=actor, project_id=project.pk, part="ending", row=kept, before=before)
    audit.record(actor, "plan_ended", kept, project=project.pk, kind=kind)
    return kept


@transaction.atomic
def plan_again(*, actor: Actor, project: Project) -> bool:
    """Take the end back; return whether there was one."""
    Project.objects.select_for_update().get(pk=project.pk)
    current = PlanEnding.objects.filter(project=project).first()
    if current is None:
        return False
    keep_change(
        actor=actor,
        project_id=project.pk,
        part="ending",
        row=current,
        before=None,
        is_removed=True,
    )
    audit.record(actor, "planned_again", current, project=project.pk)
    current.delete()
    return True

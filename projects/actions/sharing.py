"""Letting people outside read a plan, and taking that back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import PlanShare, Project
from projects.tokens import new_plan_slug


@dataclass(frozen=True, slots=True)
class ShareConflict:
    """Somebody else changed what is shown meanwhile: what stands there now."""

    theirs: PlanShare


@transaction.atomic
def share_plan(
    *,
    actor: Actor,
    project: Project,
    based_on: int,
    is_on: bool,
    is_public: bool,
    parts: Sequence[str],
) -> PlanShare | ShareConflict:
    """Choose who reads the plan outside and which parts, unless somebody chose since version `based_on` was read (0: none)."""
    Project.objects.select_for_update().get(pk=project.pk)
    current = PlanShare.objects.select_for_update().filter(project=project).first()
    if (current.version if current else 0) != based_on:
        return ShareConflict(theirs=PlanShare.objects.get(project=project))
    before = wording("share", current) if current else None
    share = current or PlanShare(
        organisation_id=project.organisation_id, project=project, version=0
    )
    share.is_on, share.is_public, share.parts = is_on, is_public, list(parts)
    share.shared_by_id = actor.member_id
    share.version += 1
    share.save()
    keep_change(actor=actor, project_id=project.pk, part="share", row=share, before=before)
    audit.record(actor, "plan_shared", project, on=is_on, public=is_public, parts=list(parts))
    return share


@transaction.atomic
def give_new_address(*, actor: Actor, project: Project) -> None:
    """Let the plan's page have another address; the old one leads nowhere any more."""
    share = PlanShare.objects.select_for_update().get(project=project)
    share.slug = new_plan_slug()
    share.version += 1
    share.save(update_fields=["slug", "version"])
    audit.record(actor, "plan_address_changed", project)

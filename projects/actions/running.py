"""Changes to who runs a project, and with what."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.actions.versions import Clash
from projects.models import Project, Running

FIELDS = (
    *("lead_id", "done_before", "can_help", "hours", "budget", "support"),
    *("creche", "travel", "interpreters"),
)
UNSAID = 0
"""The version of what nobody said yet."""


@transaction.atomic
def save_running(
    *, actor: Actor, project: Project, based_on: int, values: Mapping[str, Any]
) -> Running | Clash[Running]:
    """Say who runs a project and with what, by `FIELDS`; a clash changes nothing."""
    Project.objects.select_for_update().get(pk=project.pk)
    row = Running.objects.filter(project=project).select_related("lead__user").first()
    if (row.version if row else UNSAID) != based_on:
        return Clash(row or Running(project=project, version=UNSAID))
    before = wording("running", row) if row else None
    if row is None:
        row = Running(organisation_id=project.organisation_id, project=project)
    else:
        row.version += 1
    for name in FIELDS:
        setattr(row, name, values[name])
    row.save()
    keep_change(actor=actor, project_id=project.pk, part="running", row=row, before=before)
    audit.record(actor, "running_changed", row, project=project.pk)
    return row

"""Writing down what is round about a project: what else touches the same people, and who else decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import Project, Surrounding

PART = "surrounding"
FIELDS = ("kind", "who", "note")


@dataclass(frozen=True, slots=True)
class SurroundingConflict:
    """Somebody else changed it meanwhile: what stands there now."""

    theirs: Surrounding


@transaction.atomic
def add_surrounding(*, actor: Actor, project: Project, values: Mapping[str, str]) -> Surrounding:
    """Write down one thing; `values` holds `FIELDS`."""
    row: Surrounding = Surrounding.objects.create(
        organisation_id=project.organisation_id,
        project=project,
        **{name: values[name] for name in FIELDS},
    )
    keep_change(actor=actor, project_id=project.pk, part=PART, row=row, before=None)
    audit.record(actor, "surrounding_added", row, project=project.pk)
    return row


@transaction.atomic
def change_surrounding(
    *, actor: Actor, surrounding: Surrounding, based_on: int, values: Mapping[str, str]
) -> Surrounding | SurroundingConflict:
    """Change it, unless somebody did so since version `based_on` was read. A clash changes nothing."""
    row = Surrounding.objects.select_for_update().get(pk=surrounding.pk)
    if row.version != based_on:
        return SurroundingConflict(theirs=row)
    before = wording(PART, row)
    for name in FIELDS:
        setattr(row, name, values[name])
    row.version += 1
    row.save()
    keep_change(actor=actor, project_id=row.project_id, part=PART, row=row, before=before)
    audit.record(actor, "surrounding_changed", row, project=row.project_id)
    return row


@transaction.atomic
def remove_surrounding(*, actor: Actor, surrounding: Surrounding) -> None:
    """Take it away."""
    keep_change(
        actor=actor,
        project_id=surrounding.project_id,
        part=PART,
        row=surrounding,
        before=wording(PART, surrounding),
        is_removed=True,
    )
    audit.record(actor, "surrounding_removed", surrounding, project=surrounding.project_id)
    surrounding.delete()

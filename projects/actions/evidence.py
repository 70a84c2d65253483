"""Changes to what a project is founded on. Each is kept word for word in the history of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import EvidenceItem, Project

PART = "evidence"
FIELDS = (
    *("sub_question", "statement", "kind", "source", "dated_on", "whose"),
    *("direction", "strength"),
)
"""What people write down about one piece of evidence."""


@dataclass(frozen=True, slots=True)
class EvidenceConflict:
    """Somebody else changed it meanwhile: what stands there now."""

    theirs: EvidenceItem


@transaction.atomic
def add_evidence(*, actor: Actor, project: Project, values: Mapping[str, Any]) -> EvidenceItem:
    """Write down one thing that is known; whoever does it has scored it. `values` holds all of `FIELDS`."""
    item: EvidenceItem = EvidenceItem.objects.create(
        organisation_id=project.organisation_id,
        project=project,
        scored_by_id=actor.member_id,
        **{name: values[name] for name in FIELDS},
    )
    keep_change(actor=actor, project_id=project.pk, part=PART, row=item, before=None)
    audit.record(actor, "evidence_added", item, project=project.pk)
    return item


@transaction.atomic
def change_evidence(
    *, actor: Actor, item: EvidenceItem, based_on: int, values: Mapping[str, Any]
) -> EvidenceItem | EvidenceConflict:
    """Save other words or another strength, unless somebody saved after version `based_on` was read.

    Whoever gives it another strength or direction has scored it from then on.
    """
    current: EvidenceItem = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    if current.version != based_on:
        return EvidenceConflict(theirs=current)
    before = wording(PART, current)
    scored = (current.strength, current.direction)
    changed = [name for name in FIELDS if getattr(current, name) != values[name]]
    for name in changed:
        setattr(current, name, values[name])
    if (current.strength, current.direction) != scored:
        current.scored_by_id = actor.member_id
    current.version += 1
    current.save()
    keep_change(actor=actor, project_id=current.project_id, part=PART, row=current, before=before)
    audit.record(actor, "evidence_changed", current, fields=changed, project=current.project_id)
    return current


@transaction.atomic
def remove_evidence(*, actor: Actor, item: EvidenceItem, based_on: int) -> EvidenceConflict | None:
    """Take it away, unless it reads otherwise than when somebody chose to; the history keeps how it read."""
    current: EvidenceItem = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    if current.version != based_on:
        return EvidenceConflict(theirs=current)
    keep_change(
        actor=actor,
        project_id=current.project_id,
        part=PART,
        row=current,
        before=None,
        is_removed=True,
    )
    audit.record(actor, "evidence_removed", current, project=current.project_id)
    current.delete()
    return None

"""Changes to what is open, fixed or not known yet in a project. Each is kept word for word in the history of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import Project, ScopeItem

PART = "scope"
FIELDS = ("kind", "text", "why", "known_on")
"""What people write down about one thing."""
UP, DOWN = WAYS = ("up", "down")


@dataclass(frozen=True, slots=True)
class ScopeConflict:
    """Somebody else changed it meanwhile: what stands there now."""

    theirs: ScopeItem


@transaction.atomic
def add_scope(*, actor: Actor, project: Project, values: Mapping[str, Any]) -> ScopeItem:
    """Write down one thing at the end of its list. `values` holds all of `FIELDS`."""
    _lock(project.pk)
    item: ScopeItem = ScopeItem.objects.create(
        organisation_id=project.organisation_id,
        project=project,
        position=_last(project.pk, values["kind"]) + 1,
        **{name: values[name] for name in FIELDS},
    )
    keep_change(actor=actor, project_id=project.pk, part=PART, row=item, before=None)
    audit.record(actor, "scope_added", item, project=project.pk)
    return item


@transaction.atomic
def change_scope(
    *, actor: Actor, item: ScopeItem, based_on: int, values: Mapping[str, Any]
) -> ScopeItem | ScopeConflict:
    """Save other words, or move it to another list, unless somebody saved after version `based_on` was read."""
    _lock(item.project_id)
    current: ScopeItem = ScopeItem.objects.get(pk=item.pk)
    if current.version != based_on:
        return ScopeConflict(theirs=current)
    before = wording(PART, current)
    if current.kind != values["kind"]:
        current.position = _last(current.project_id, values["kind"]) + 1
    changed = [name for name in FIELDS if getattr(current, name) != values[name]]
    for name in changed:
        setattr(current, name, values[name])
    current.version += 1
    current.save()
    keep_change(actor=actor, project_id=current.project_id, part=PART, row=current, before=before)
    audit.record(actor, "scope_changed", current, fields=changed, project=current.project_id)
    return current


@transaction.atomic
def remove_scope(*, actor: Actor, item: ScopeItem, based_on: int) -> ScopeConflict | None:
    """Take it away, unless it reads otherwise than when somebody chose to; the history keeps how it read."""
    _lock(item.project_id)
    current: ScopeItem = ScopeItem.objects.get(pk=item.pk)
    if current.version != based_on:
        return ScopeConflict(theirs=current)
    keep_change(
        actor=actor,
        project_id=current.project_id,
        part=PART,
        row=current,
        before=None,
        is_removed=True,
    )
    audit.record(actor, "scope_removed", current, project=current.project_id)
    current.delete()
    return None


@transaction.atomic
def move_scope(*, actor: Actor, item: ScopeItem, way: str) -> None:
    """Let it change places with the one above or below it in its list (`UP`, `DOWN`); at the end of the list it stays."""
    _lock(item.project_id)
    rows = list(ScopeItem.objects.filter(project=item.project_id, kind=item.kind))
    place = next(number for number, one in enumerate(rows) if one.pk == item.pk)
    other = place - 1 if way == UP else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for number, one in enumerate(rows, start=1):
        one.position = number
    ScopeItem.objects.bulk_update(rows, ["position"])
    audit.record(actor, "scope_moved", item, project=item.project_id)


def _last(project_id: int, kind: str) -> int:
    """Return the place of the last one in a list, 0 when it is empty."""
    last = ScopeItem.objects.filter(project=project_id, kind=kind).last()
    return last.position if last else 0


def _lock(project_id: int) -> None:
    """Let whoever changes the same project at the same time wait until this is done."""
    Project.objects.select_for_update().get(pk=project_id)

"""Changes to the groups that a project concerns."""

from django.db import transaction

from access import audit
from access.actors import Actor
from projects.actions.history import keep_change, wording
from projects.models import Project, StakeholderGroup
from projects.queries.groups import is_group_name_taken, what_it_holds

PART = "group"


class GroupNameTakenError(ValueError):
    """Another group of the project has this name."""


class GroupHoldsError(ValueError):
    """A group that something belongs to cannot be removed: what, in words."""

    def __init__(self, held: list[str]) -> None:
        """Take what it holds."""
        super().__init__(", ".join(held))
        self.held = held


@transaction.atomic
def save_group(
    *,
    actor: Actor,
    project: Project,
    name: str,
    kind: str,
    group: StakeholderGroup | None = None,
) -> StakeholderGroup:
    """Add a group to a project, or give one another name or relation to the service.

    Raises:
        GroupNameTakenError: when another group of the project has this name; capitals make no difference.

    """
    _lock(project)
    if is_group_name_taken(project, name, besides=group.pk if group else None):
        raise GroupNameTakenError(name)
    before = wording(PART, group) if group else None
    row = group or StakeholderGroup(organisation_id=project.organisation_id, project=project)
    row.name, row.kind = name, kind
    row.save()
    keep_change(actor=actor, project_id=project.pk, part=PART, row=row, before=before)
    audit.record(actor, "group_changed" if group else "group_added", row, project=project.pk)
    return row


@transaction.atomic
def remove_group(*, actor: Actor, group: StakeholderGroup) -> None:
    """Remove a group that nothing belongs to.

    Raises:
        GroupHoldsError: when something belongs to it; it stays.

    """
    _lock(group.project)
    held = what_it_holds(group)
    if held:
        raise GroupHoldsError(held)
    keep_change(
        actor=actor,
        project_id=group.project_id,
        part=PART,
        row=group,
        before=wording(PART, group),
        is_removed=True,
    )
    audit.record(actor, "group_removed", group, project=group.project_id)
    group.delete()


def _lock(project: Project) -> None:
    """Let whoever changes the same project at the same time wait until this is done."""
    Project.objects.select_for_update().get(pk=project.pk)

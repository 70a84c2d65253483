"""The groups of a project, and what belongs to each."""

from typing import Any

from projects.models import Project, StakeholderGroup
from projects.terms import GROUP_HOLDS, GROUP_HOLDS_ELSE


def is_group_name_taken(project: Project, name: str, *, besides: int | None) -> bool:
    """Return whether another group of the project has this name; capitals make no difference."""
    rows = StakeholderGroup.objects.filter(project=project, name__iexact=name)
    return rows.exclude(pk=besides).exists()


def what_it_holds(group: StakeholderGroup) -> list[str]:
    """Return in words what belongs to a group, each once; one statement for each table that names groups."""
    held: dict[str, None] = {}
    for relation in _relations():
        model = relation.related_model
        if model._default_manager.filter(**{relation.field.name: group}).exists():
            held[str(GROUP_HOLDS.get(model._meta.label_lower, GROUP_HOLDS_ELSE))] = None
    return list(held)


def _relations() -> list[Any]:
    """Every column of any app that names a group."""
    fields = StakeholderGroup._meta.get_fields(include_hidden=True)
    return [one for one in fields if one.auto_created and not one.concrete]

"""Reads over ways back that were taken."""

from datetime import date

from projects.models import Project
from stages.models import StageReturn


def returns_of(project: Project) -> list[StageReturn]:
    """Return the ways back that a project took, the first one first; one statement."""
    return list(StageReturn.objects.filter(project=project).select_related("by__user"))


def is_written_down(project: Project, way: tuple[int, int], why: str, day: date) -> bool:
    """Return whether the same way back stands there already with the same reason and day."""
    from_number, to_number = way
    return StageReturn.objects.filter(
        project=project,
        from_number=from_number,
        to_number=to_number,
        why__iexact=why,
        returned_on=day,
    ).exists()

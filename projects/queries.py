"""Reads over projects."""

from projects.models import Project


def is_on_team(member_id: int, project: Project) -> bool:
    """Return whether the member works on the project."""
    return project.team.filter(member_id=member_id).exists()

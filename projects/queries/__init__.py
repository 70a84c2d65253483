"""Reads over projects."""

from django.db.models import QuerySet

from projects.models import Project, TeamMember


def is_on_team(member_id: int, project: Project) -> bool:
    """Return whether the member works on the project."""
    return project.team.filter(member_id=member_id).exists()


def project_choices() -> list[tuple[int, str]]:
    """Return ids and titles of the organisation's projects, newest first; one statement."""
    return list(Project.objects.values_list("pk", "title"))


def team_ids(project: Project) -> list[int]:
    """Return the ids of the members who work on the project."""
    return sorted(project.team.values_list("member_id", flat=True))


def projects_of(member_id: int) -> QuerySet:
    """Return, as a query, the ids of the projects whose team a member is on."""
    return TeamMember.objects.filter(member_id=member_id).values("project_id")

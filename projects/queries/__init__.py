"""Reads over projects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from projects.models import Participation, Project, SpeaksFor, StakeholderGroup, TeamMember


def is_on_team(member_id: int, project: Project) -> bool:
    """Return whether the member works on the project."""
    return project.team.filter(member_id=member_id).exists()


def project_choices() -> list[tuple[int, str]]:
    """Return ids and titles of the organisation's projects that are not put away, newest first; one statement."""
    return list(Project.objects.current().values_list("pk", "title"))


def team_ids(project: Project) -> list[int]:
    """Return the ids of the members who work on the project."""
    return sorted(project.team.values_list("member_id", flat=True))


def groups_of_people(project_id: int, participant_ids: Iterable[int]) -> dict[int, int | None]:
    """Return the group of each of these people who has a place in the project, by person; one statement."""
    rows = Participation.objects.filter(project=project_id, participant__in=list(participant_ids))
    return dict(rows.values_list("participant_id", "group_id"))


def projects_of(member_id: int) -> QuerySet:
    """Return, as a query, the ids of the projects whose team a member is on."""
    return TeamMember.objects.filter(member_id=member_id).values("project_id")


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place in a project: the group they belong to there, and for whom they speak, in words."""

    project_id: int
    project: str
    group_id: int | None
    group: str
    speaks_for: str
    speaks_words: str


def people_placed(projects: Any) -> QuerySet[Any, Any]:
    """Return, as a query, the ids of the people who have a place in one of these projects."""
    return Participation.objects.filter(project__in=projects).values("participant")


def people_in_group(group_id: int) -> QuerySet[Any, Any]:
    """Return, as a query, the ids of the people who belong to a group."""
    return Participation.objects.filter(group=group_id).values("participant")


def places_of(participant_ids: Iterable[int]) -> dict[int, list[Place]]:
    """Return the places of each of these people, the newest project first; one statement."""
    rows = Participation.objects.filter(participant__in=list(participant_ids))
    found: dict[int, list[Place]] = defaultdict(list)
    for row in rows.select_related("project", "group").order_by("-project", "pk"):
        found[row.participant_id].append(
            Place(
                project_id=row.project_id,
                project=row.project.title,
                group_id=row.group_id,
                group=row.group.name if row.group else "",
                speaks_for=row.speaks_for,
                speaks_words=str(SpeaksFor(row.speaks_for).label) if row.speaks_for else "",
            )
        )
    return found


def group_choices(
    only_in: QuerySet[Any, Any] | None = None,
) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the groups of each project, the newest project first: its title, then id and name of each; one statement."""
    rows = StakeholderGroup.objects.select_related("project")
    if only_in is not None:
        rows = rows.filter(project__in=only_in)
    found: dict[int, tuple[str, list[tuple[int, str]]]] = {}
    for group in rows.order_by("-project", "name", "pk"):
        found.setdefault(group.project_id, (group.project.title, []))[1].append(
            (group.pk, group.name)
        )
    return list(found.values())


def place_choices(member_id: int, *, is_everywhere: bool) -> list[tuple[int, str]]:
    """Return ids and titles of the projects in which the member gives people places, newest first; one statement."""
    mine = Q() if is_everywhere else Q(pk__in=projects_of(member_id))
    return list(Project.objects.filter(mine).values_list("pk", "title"))


def team_projects(member_id: int) -> set[int]:
    """Return the ids of the projects on which a member works; one statement."""
    rows = TeamMember.objects.filter(member_id=member_id)
    return set(rows.values_list("project_id", flat=True))


def team_names(project_ids: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """Return ids and names of the members who work on each project and may sign in; one statement."""
    rows = TeamMember.objects.filter(
        project_id__in=list(project_ids), member__is_active=True, member__user__is_active=True
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for row in rows.select_related("member__user").order_by("member__user__name", "member_id"):
        found.setdefault(row.project_id, []).append((row.member_id, str(row.member)))
    return found

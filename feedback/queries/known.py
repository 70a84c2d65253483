"""Whom a project knows: by a place in it, by having been asked, or by having asked to hear. Their names are for its team."""

from collections.abc import Iterable

from django.db.models import Q

from feedback.models import Ask, Subscription
from projects.models import Participation, Project
from projects.queries import people_placed, projects_of


def is_known_elsewhere(participant_ids: Iterable[int], member_id: int) -> bool:
    """Return whether one of these people is known in a project whose team the member is not on; one statement."""
    ids = list(participant_ids)
    known = Q(pk__in=Participation.objects.filter(participant__in=ids).values("project"))
    for asked in (Ask, Subscription):
        rows = asked.objects.filter(participant__in=ids)
        known |= Q(pk__in=rows.values("consultation__project"))
    return Project.objects.filter(known).exclude(pk__in=projects_of(member_id)).exists()


def known_to_team_of(member_id: int) -> Q:
    """Return, as a filter over people, whom the projects know whose team the member is on."""
    projects = projects_of(member_id)
    asked, to_hear = (
        rows.objects.filter(consultation__project__in=projects).values("participant")
        for rows in (Ask, Subscription)
    )
    placed = people_placed(projects)
    return Q(pk__in=placed) | Q(pk__in=asked) | Q(pk__in=to_hear)

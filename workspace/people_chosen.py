"""Whom a list that is taken out is about: the people whom the actor may see, narrowed as the address says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from access.actors import Actor
from participants.actions.taking_out import TakenOut
from projects.models import Participation
from workspace.people_seen import people_seen, projects_offered


def chosen(actor: Actor, query: str) -> TakenOut:
    """Return whom the address means, of those whom the actor may see."""
    project = _project(actor, QueryDict(query))
    if project is None:
        return TakenOut(people_seen(actor), query, _("Projects and groups"), _projects_and_groups)
    rows = Participation.objects.filter(project=project)
    return TakenOut(rows.values("participant"), query, _("Group in the project"), _groups_in(rows))


def _project(actor: Actor, given: QueryDict) -> int | None:
    """Return the project that the address names, if the actor sees its people."""
    wanted = given.get("project", "")
    offered = {str(pk): pk for pk, _title in projects_offered(actor)}
    return offered.get(wanted)


def _groups_in(rows: QuerySet[Participation]) -> Any:
    def groups(ids: Iterable[int]) -> Mapping[int, str]:
        found = rows.filter(participant__in=list(ids), group__isnull=False)
        return dict(found.values_list("participant", "group__name"))

    return groups


def _projects_and_groups(ids: Iterable[int]) -> Mapping[int, str]:
    rows = Participation.objects.filter(participant__in=list(ids)).select_related(
        "project", "group"
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows.order_by("project__title", "pk"):
        words = f"{row.project.title}: {row.group.name}" if row.group else row.project.title
        found[row.participant_id].append(words)
    return {pk: "; ".join(words) for pk, words in found.items()}

"""Whom a list that is taken out is about: what the address of the list of people says, of those whose details one may see."""

from collections.abc import Callable, Iterable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from access.actors import Actor
from participants.actions.taking_out import TakenOut
from projects.queries import places_of
from workspace.people_filter import Narrowed, found, whose_names


def chosen(actor: Actor, query: str) -> TakenOut:
    """Return whom the address means. With one project the groups in it stand in a column that a list can bring in again."""
    narrowed = Narrowed.from_address(QueryDict(query))
    people = found(narrowed, actor).filter(whose_names(actor)).values("pk")
    if not narrowed.project:
        return TakenOut(people, query, _("Projects and groups"), _projects_and_groups)
    heading = _("Group in the project")
    return TakenOut(people, query, heading, _groups_in(int(narrowed.project)))


def _groups_in(project_id: int) -> Callable[[Iterable[int]], Mapping[int, str]]:
    def groups(ids: Iterable[int]) -> Mapping[int, str]:
        return {
            pk: place.group
            for pk, places in places_of(ids).items()
            for place in places
            if place.project_id == project_id
        }

    return groups


def _projects_and_groups(ids: Iterable[int]) -> Mapping[int, str]:
    return {
        pk: "; ".join(f"{one.project}: {one.group}" if one.group else one.project for one in places)
        for pk, places in places_of(ids).items()
    }

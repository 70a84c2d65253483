"""What is round about a project: what else touches the same people, who else decides, and what partners ask them next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from projects.models import (
    PartnerAsk,
    Project,
    StakeholderGroup,
    Surrounding,
    SurroundingKind,
)
from projects.queries.partner_asks import partner_asks

MOST_TO_COME = 20


@dataclass(frozen=True, slots=True)
class Around:
    """What touches the people of a project, and who else decides about them."""

    touches: list[Surrounding]
    decides: list[Surrounding]


def around(project: Project) -> Around:
    """Return what is round about a project, as it was entered; one statement."""
    rows = list(Surrounding.objects.filter(project=project))
    return Around(
        touches=[one for one in rows if one.kind == SurroundingKind.TOUCHES],
        decides=[one for one in rows if one.kind == SurroundingKind.DECIDES],
    )


def kinds_of(project: Project) -> list[str]:
    """Return how the groups of a project relate to the service, each once; one statement."""
    return sorted(set(project.groups.order_by().values_list("kind", flat=True)))


def partners_ask_next(kinds: Iterable[str], *, today: date) -> list[PartnerAsk]:
    """Return what partners ask such people now or next, the first first; one statement."""
    return list(
        partner_asks().filter(group_kind__in=list(kinds), closes_on__gte=today)[:MOST_TO_COME]
    )


def group_of(group_id: int | None) -> StakeholderGroup | None:
    """Return a group of the organisation, or None; one statement, none without an id."""
    return None if group_id is None else StakeholderGroup.objects.filter(pk=group_id).first()


def project_of(project_id: int | None) -> Project | None:
    """Return a project of the organisation, or None; one statement, none without an id."""
    return None if project_id is None else Project.objects.filter(pk=project_id).first()

"""What our own projects ask the same people now or next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from feedback.models import Ask, Consultation
from projects.models import StakeholderGroup

MOST_TO_COME = 20


@dataclass(frozen=True, slots=True)
class OwnAsk:
    """One ask of ours that is open or still a draft."""

    id: int
    title: str
    project: str
    closes_on: date | None
    is_draft: bool


def we_ask_next(kinds: Iterable[str], *, today: date, without: int | None = None) -> list[OwnAsk]:
    """Return our asks of such people that are open, or drafts whose last day is to come, the first first; one statement."""
    wanted = list(kinds)
    named = Ask.objects.filter(consultation=OuterRef("pk"), group__isnull=False)
    around = StakeholderGroup.objects.filter(kind__in=wanted, project=OuterRef("project_id"))
    of_them = Exists(named.filter(group__kind__in=wanted)) | (~Exists(named) & Exists(around))
    rows = (
        Consultation.objects.filter(Q(closes_on__gte=today), of_them, withdrawn_at=None)
        .select_related("project")
        .order_by("closes_on", "pk")
    )
    if without is not None:
        rows = rows.exclude(pk=without)
    return [
        OwnAsk(one.pk, one.title, one.project.title, one.closes_on, one.opened_at is None)
        for one in rows[:MOST_TO_COME]
    ]

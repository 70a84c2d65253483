"""On what people said a piece of evidence rests, and which asks it may rest on."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from feedback.models import Consultation, ConsultationKind, EvidenceLink
from projects.models import EvidenceItem, Project


@dataclass(frozen=True, slots=True)
class AskBehind:
    """An ask that a piece of evidence rests on. `answered` is None for a meeting, of which there are notes and no answers."""

    id: int
    title: str
    closed_on: date | None
    answered: int | None


def closed_asks(project: Project, now: datetime) -> QuerySet[Any, Any]:
    """Return what was asked in a project and has closed, the newest first; what was withdrawn is left out."""
    rows = Consultation.objects.filter(project=project, withdrawn_at=None).ended_by(now)
    return rows.order_by("-closes_at", "-pk")


def linked_ids(item: EvidenceItem) -> list[int]:
    """Return the ids of the asks that a piece of evidence rests on; one statement."""
    return list(item.links.order_by("consultation").values_list("consultation_id", flat=True))


def asks_behind(project: Project) -> dict[int, list[AskBehind]]:
    """Return the asks behind each piece of evidence of a project, by its id; one statement.

    How many answered is shown as the page of results shows it.
    """
    current = Count(
        "consultation__responses",
        filter=Q(consultation__responses__is_current=True, consultation__responses__is_held=False),
    )
    rows = (
        EvidenceLink.objects.filter(evidence__project=project)
        .select_related("consultation__snapshot")
        .annotate(answered=current)
        .order_by("consultation__closes_at", "pk")
    )
    found: dict[int, list[AskBehind]] = defaultdict(list)
    for row in rows:
        found[row.evidence_id].append(_behind(row))
    return dict(found)


def _behind(row: Any) -> AskBehind:
    asked = row.consultation
    answered = None if asked.kind == ConsultationKind.MEETING else row.answered
    if answered is not None and hasattr(asked, "snapshot"):
        answered = asked.snapshot.answered
    return AskBehind(asked.pk, asked.title, asked.closes_on, answered)

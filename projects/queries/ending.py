"""Reads over plans that ended without asking people."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from projects.models import PlanEnding, Project


def ending_of(project: Project) -> PlanEnding | None:
    """Return how a project's plan ended, or None while it is planned; one statement."""
    found: PlanEnding | None = (
        PlanEnding.objects.filter(project=project).select_related("by__user").first()
    )
    return found


def ending_stamp(ending: PlanEnding | None) -> str:
    """Return a fingerprint of an ending, so that a change by somebody else meanwhile is noticed; empty for none."""
    if ending is None:
        return ""
    shown = [ending.kind, ending.why, str(ending.look_again_on)]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]


def looked_at_between(first: date, last: date) -> list[tuple[int, int]]:
    """Return (organisation, ending) of every plan that is to be looked at again within these days; one statement."""
    rows = PlanEnding.objects.filter(look_again_on__gte=first, look_again_on__lte=last)
    return list(rows.order_by("pk").values_list("organisation_id", "pk"))


def endings(ids: Sequence[int]) -> list[PlanEnding]:
    """Return those of these ends that still stand, of projects that are neither put away nor in the bin; one statement."""
    rows = PlanEnding.objects.filter(
        pk__in=ids, project__archived_at=None, project__binned_at=None
    ).select_related("organisation", "project")
    return list(rows.order_by("pk"))

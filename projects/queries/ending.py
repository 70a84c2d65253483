"""Reads over plans that ended without asking people."""

import hashlib
import json

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

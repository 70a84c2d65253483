"""The page of a plan for people outside."""

from access.scope import across_organisations
from projects.models import PlanShare, Project


def share_of(project: Project) -> PlanShare | None:
    """Return what was chosen for people outside, or None when nobody chose yet."""
    share: PlanShare | None = (
        PlanShare.objects.filter(project=project).select_related("shared_by__user").first()
    )
    return share


def share_at(slug: str) -> PlanShare | None:
    """Return the page at this address while it is shown, or None; one statement."""
    with across_organisations(reason="the address of a plan names no organisation"):
        share: PlanShare | None = (
            PlanShare.objects.filter(slug=slug, is_on=True, project__archived_at=None)
            .select_related("organisation", "project__organisation")
            .first()
        )
    return share

"""Who takes part when and why: groups down, stages across; a list on a phone, a sheet on paper."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from projects import policies
from projects.models import Project
from projects.terms import LEVEL_MEANINGS, LEVEL_NAMES
from stages import policies as stage_policies
from stages.queries.squares import matrix

BY_GROUP, BY_STAGE = "group", "stage"


@gate(policies.may_see, Project)
@require_safe
def who_when_why(request: HttpRequest, project: Project) -> HttpResponse:
    """Show every group at every stage, and what is worth a look."""
    shown = matrix(project, timezone.now())
    context = {
        "project": project,
        "matrix": shown,
        "looks": shown.looks,
        "by": BY_STAGE if request.GET.get("by") == BY_STAGE else BY_GROUP,
        "levels": [(LEVEL_NAMES[level], LEVEL_MEANINGS[level]) for level in LEVEL_NAMES],
        "may_plan": stage_policies.may_plan(request.actor, project),  # type: ignore[attr-defined]
    }
    return page(request, "workspace/who_when_why.html", context)

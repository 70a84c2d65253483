"""Going back to an earlier stage because of what was learnt."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from projects.models import Project
from stages import policies
from stages.actions import returns as actions
from stages.domain.returning import WAYS, code_of, ways_from
from stages.forms.returns import ReturnForm
from stages.models import StageReturn
from stages.queries.returns import returns_of
from stages.views.frame import StaffRequest, local_day, to_stage

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def return_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Note from where to where, what was learnt and when."""
    today = local_day(request)
    form = ReturnForm(
        request.POST if request.method == "POST" else None,
        project=project,
        today=today,
        initial={"way": _first_way(request), "returned_on": today, "is_now": True},
    )
    if form.is_valid():
        values = form.cleaned_data
        way = WAYS[values["way"]]
        actions.go_back(
            actor=request.actor,
            project=project,
            way=way,
            why=values["why"],
            returned_on=values["returned_on"],
            is_now=values["is_now"],
        )
        messages.success(request, _("Noted. What was planned before stays in the plan."))
        return to_stage(project, way[1])
    context = {"project": project, "form": form, "returns": returns_of(project), "may_plan": True}
    return page(request, "stages/returns/add.html", context, 422 if form.is_bound else 200)


def _first_way(request: StaffRequest) -> str | None:
    """The only way back from the stage that the address names, if there is one."""
    number = request.GET.get("stage", "")
    ways = [code_of(way) for way in ways_from(int(number))] if number in {"4", "5"} else []
    return ways[0] if len(ways) == 1 else None


@gate(policies.may_plan, StageReturn)
@require_http_methods(READS_AND_WRITES)
def return_remove(request: StaffRequest, noted: StageReturn) -> HttpResponse:
    """Ask once more, and take back what was noted by mistake."""
    project = noted.project
    if request.method == "POST":
        number = noted.from_number
        actions.remove_return(actor=request.actor, noted=noted)
        messages.success(request, _("It was removed."))
        return to_stage(project, number)
    context = {"project": project, "noted": noted}
    return page(request, "stages/returns/remove.html", context)

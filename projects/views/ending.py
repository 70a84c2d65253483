"""The end of a plan without asking people: not now, use what is known, just tell people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from projects import policies
from projects.actions import ending as actions
from projects.forms.ending import EndingForm, values_of
from projects.models import Project
from projects.queries.ending import ending_of, ending_stamp


@gate(policies.may_plan, Project)
@require_http_methods(["GET", "HEAD", "POST"])
def ending_edit(request: HttpRequest, project: Project) -> HttpResponse:
    """Say how the plan ends and why; when somebody else did so meanwhile, show both."""
    organisation = request.organisation  # type: ignore[attr-defined]
    today = timezone.now().astimezone(organisation.zone).date()
    ending = ending_of(project)
    form = EndingForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial=values_of(ending),
    )
    context = {"project": project, "form": form, "ending": ending}
    if not form.is_valid():
        return page(request, "projects/ending/edit.html", context, 422 if form.is_bound else 200)
    actor = request.actor  # type: ignore[attr-defined]
    saved = actions.end_plan(actor=actor, project=project, today=today, **form.cleaned_data)
    if isinstance(saved, actions.EndingConflict):
        mine = form.cleaned_data | {"based_on": ending_stamp(saved.theirs)}
        context |= {
            "form": EndingForm(today=today, initial=mine),
            "theirs": saved.theirs,
            "is_conflict": True,
        }
        return page(request, "projects/ending/edit.html", context, status=409)
    messages.success(request, _("Saved. Nobody is asked; what is owed to people is still owed."))
    return _to_project(project)


@gate(policies.may_plan, Project)
@require_POST
def ending_remove(request: HttpRequest, project: Project) -> HttpResponse:
    """Plan again."""
    if actions.plan_again(actor=request.actor, project=project):  # type: ignore[attr-defined]
        messages.success(request, _("You plan again. What was planned before is still there."))
    return _to_project(project)


def _to_project(project: Project) -> HttpResponse:
    return redirect("workspace:project_detail", org=project.organisation.slug, pk=project.pk)

"""What is round about a project: what else touches these people, who else decides, what partners ask them next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.actors import Actor
from access.gate import gate
from access.pages import page
from organisations.models import Organisation
from projects import policies
from projects.actions import around as actions
from projects.forms.around import SurroundingForm, values_of
from projects.models import Project, Surrounding
from projects.queries import around as queries

READS_AND_WRITES = ["GET", "HEAD", "POST"]


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_see, Project)
@require_safe
def surrounding_list(request: StaffRequest, project: Project) -> HttpResponse:
    """Show what is round about a project, and what partners ask the same people next."""
    today = timezone.now().astimezone(request.organisation.zone).date()
    context = {
        "project": project,
        "around": queries.around(project),
        "to_come": queries.partners_ask_next(queries.kinds_of(project), today=today),
        "may_plan": policies.may_plan(request.actor, project),
    }
    return page(request, "projects/around/list.html", context)


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def surrounding_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Write down one more thing."""
    form = SurroundingForm(
        _sent(request), initial={"kind": request.GET.get("kind") or "touches", "version": 0}
    )
    if form.is_valid():
        actions.add_surrounding(actor=request.actor, project=project, values=form.cleaned_data)
        messages.success(request, _("Saved."))
        return _to_list(project)
    context = {"project": project, "form": form, "surrounding": None}
    return page(request, "projects/around/edit.html", context, 422 if form.is_bound else 200)


@gate(policies.may_plan, Surrounding)
@require_http_methods(READS_AND_WRITES)
def surrounding_edit(request: StaffRequest, surrounding: Surrounding) -> HttpResponse:
    """Change it; when somebody else did so meanwhile, show both."""
    project, theirs, status = surrounding.project, None, 422
    form = SurroundingForm(_sent(request), initial=values_of(surrounding))
    if form.is_valid():
        values: dict[str, Any] = form.cleaned_data
        saved = actions.change_surrounding(
            actor=request.actor,
            surrounding=surrounding,
            based_on=values["version"] or 0,
            values=values,
        )
        if not isinstance(saved, actions.SurroundingConflict):
            messages.success(request, _("Saved."))
            return _to_list(project)
        theirs, status = saved.theirs, 409
        form = SurroundingForm(initial=values | {"version": theirs.version})
    context = {"project": project, "form": form, "surrounding": surrounding, "theirs": theirs}
    is_looked_at = request.method != "POST"
    return page(request, "projects/around/edit.html", context, 200 if is_looked_at else status)


@gate(policies.may_plan, Surrounding)
@require_http_methods(READS_AND_WRITES)
def surrounding_remove(request: StaffRequest, surrounding: Surrounding) -> HttpResponse:
    """Ask once more, and take it away."""
    project = surrounding.project
    if request.method == "POST":
        actions.remove_surrounding(actor=request.actor, surrounding=surrounding)
        messages.success(request, _("It was removed."))
        return _to_list(project)
    context = {"project": project, "surrounding": surrounding}
    return page(request, "projects/around/remove.html", context)


def _sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _to_list(project: Project) -> HttpResponse:
    return redirect("projects:surrounding_list", org=project.organisation.slug, pk=project.pk)

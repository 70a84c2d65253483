"""Title, reason and team of a project. The page of the project itself is in `workspace`."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from organisations.queries import active_members
from projects import policies
from projects.actions import change_project, set_team
from projects.forms import ProjectForm
from projects.models import Project
from projects.queries import team_ids


@gate(policies.may_plan, Project)
@require_http_methods(["GET", "HEAD", "POST"])
def project_edit(request: HttpRequest, project: Project) -> HttpResponse:
    """Change title, reason and team."""
    actor = request.actor  # type: ignore[attr-defined]
    form = ProjectForm(
        request.POST if request.method == "POST" else None,
        members=[(member.pk, str(member)) for member in active_members()],
        may_choose_team=policies.may_choose_team(actor, project),
        initial={"title": project.title, "why": project.why, "team": team_ids(project)},
    )
    if form.is_valid():
        values: dict[str, Any] = form.cleaned_data
        change_project(actor=actor, project=project, title=values["title"], why=values["why"])
        if "team" in values:
            set_team(actor=actor, project=project, member_ids=values["team"])
        messages.success(request, _("Saved."))
        return redirect("workspace:project_detail", org=actor.organisation.slug, pk=project.pk)
    context = {"project": project, "form": form}
    return page(request, "projects/edit.html", context, 422 if form.is_bound else 200)

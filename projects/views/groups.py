"""The groups that a project concerns: adding one, changing it, removing one that nothing belongs to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from projects import policies
from projects.actions.groups import (
    GroupHoldsError,
    GroupNameTakenError,
    remove_group,
    save_group,
)
from projects.forms.groups import NAME_TAKEN, GroupForm
from projects.models import GroupKind, Project, StakeholderGroup
from projects.queries.groups import what_it_holds

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def group_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Add a group to the project."""
    data = request.POST if request.method == "POST" else None
    form = GroupForm(data, project=project, initial={"kind": GroupKind.SERVICE_USER})
    return _group_page(request, project, form, None)


@gate(policies.may_plan, StakeholderGroup)
@require_http_methods(READS_AND_WRITES)
def group_edit(request: HttpRequest, group: StakeholderGroup) -> HttpResponse:
    """Give a group another name, or say otherwise how it relates to the service."""
    form = GroupForm(
        request.POST if request.method == "POST" else None,
        project=group.project,
        group=group,
        initial={"name": group.name, "kind": group.kind},
    )
    return _group_page(request, group.project, form, group)


def _group_page(
    request: HttpRequest, project: Project, form: GroupForm, group: StakeholderGroup | None
) -> HttpResponse:
    if form.is_valid():
        try:
            save_group(
                actor=request.actor,  # type: ignore[attr-defined]
                project=project,
                name=form.cleaned_data["name"],
                kind=form.cleaned_data["kind"],
                group=group,
            )
        except GroupNameTakenError:
            form.add_error("name", NAME_TAKEN)
        else:
            messages.success(request, _("Saved."))
            return _to_squares(project)
    context = {"project": project, "form": form, "group": group}
    return page(request, "projects/groups/edit.html", context, 422 if form.is_bound else 200)


@gate(policies.may_plan, StakeholderGroup)
@require_http_methods(READS_AND_WRITES)
def group_remove(request: HttpRequest, group: StakeholderGroup) -> HttpResponse:
    """Ask once more, and remove a group; one that something belongs to stays, and the page says what."""
    project = group.project
    if request.method == "POST":
        try:
            remove_group(actor=request.actor, group=group)  # type: ignore[attr-defined]
        except GroupHoldsError as error:
            context = {"project": project, "group": group, "held": error.held}
            return page(request, "projects/groups/remove.html", context, 422)
        messages.success(request, _("The group was removed."))
        return _to_squares(project)
    context = {"project": project, "group": group, "held": what_it_holds(group)}
    return page(request, "projects/groups/remove.html", context)


def _to_squares(project: Project) -> HttpResponse:
    return redirect("workspace:who_when_why", org=project.organisation.slug, pk=project.pk)

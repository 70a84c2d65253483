"""What is open, fixed and not known yet in a project: the three lists, and changing them."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.actors import Actor
from access.gate import gate
from access.pages import page
from organisations.models import Organisation
from projects import policies
from projects.actions import scope as actions
from projects.forms.differing import differing, version_sent
from projects.forms.scope import QuickScopeForm, ScopeForm, initial_from
from projects.models import Project, ScopeItem
from projects.queries.scope import scope_of

READS_AND_WRITES = ["GET", "HEAD", "POST"]


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_see, Project)
@require_safe
def scope_detail(request: StaffRequest, project: Project) -> HttpResponse:
    """Show what people can and cannot change, what nobody knows yet, and what should be known by now."""
    scope, today = scope_of(project.pk), _today(request)
    may_plan = policies.may_plan(request.actor, project)
    lists = [
        (kind, label, rows, QuickScopeForm(kind=kind) if may_plan else None)
        for kind, label, rows in scope.lists()
    ]
    context = {
        "project": project,
        "lists": lists,
        "overdue": scope.overdue(today),
        "is_blank": scope.is_blank,
        "today": today,
        "may_plan": may_plan,
    }
    return page(request, "projects/scope/detail.html", context)


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def scope_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Write down one thing at the end of its list."""
    form = ScopeForm(_sent(request), initial={"kind": request.GET.get("kind", "")})
    if form.is_valid():
        values = form.cleaned_data
        actions.add_scope(actor=request.actor, project=project, values=values)
        messages.success(request, _("Written down. People read it wherever they are asked."))
        return _to_scope(project, values["kind"])
    context = {"project": project, "form": form, "item": None}
    return page(request, "projects/scope/edit.html", context, 422 if form.is_bound else 200)


@gate(policies.may_plan, ScopeItem)
@require_http_methods(READS_AND_WRITES)
def scope_edit(request: StaffRequest, item: ScopeItem) -> HttpResponse:
    """Change it, or say that it is known now; when somebody else did so meanwhile, show both."""
    form = ScopeForm(_sent(request), initial=initial_from(item))
    context: dict[str, Any] = {"project": item.project, "form": form, "item": item}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return page(request, "projects/scope/edit.html", context, status)
    saved = actions.change_scope(
        actor=request.actor,
        item=item,
        based_on=form.cleaned_data["based_on"] or 0,
        values=form.cleaned_data,
    )
    if isinstance(saved, actions.ScopeConflict):
        context["theirs"] = differing(form, actions.PART, saved.theirs)
        context["form"] = ScopeForm(initial=form.cleaned_data | {"based_on": saved.theirs.version})
        return page(request, "projects/scope/edit.html", context, 409)
    messages.success(request, _("Saved."))
    return _to_scope(item.project, saved.kind)


@gate(policies.may_plan, ScopeItem)
@require_http_methods(READS_AND_WRITES)
def scope_remove(request: StaffRequest, item: ScopeItem) -> HttpResponse:
    """Say what would go, and take it away; how it read stays in the history."""
    has_changed = False
    if request.method == "POST":
        based_on = version_sent(request.POST)
        clash = actions.remove_scope(actor=request.actor, item=item, based_on=based_on)
        if clash is None:
            messages.success(request, _("Removed. The history keeps how it read."))
            return _to_scope(item.project, item.kind)
        item, has_changed = clash.theirs, True
    context = {"project": item.project, "item": item, "has_changed": has_changed}
    return page(request, "projects/scope/remove.html", context, 409 if has_changed else 200)


@gate(policies.may_plan, ScopeItem)
@require_POST
def scope_move(request: StaffRequest, item: ScopeItem) -> HttpResponse:
    """Let it change places with its neighbour in the list."""
    way = request.POST.get("to", "")
    if way in actions.WAYS:
        actions.move_scope(actor=request.actor, item=item, way=way)
    return _to_scope(item.project, item.kind)


def _sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _today(request: StaffRequest) -> date:
    return timezone.now().astimezone(request.organisation.zone).date()


def _to_scope(project: Project, kind: str) -> HttpResponse:
    """Return to the list that changed."""
    where = redirect("projects:scope_detail", org=project.organisation.slug, pk=project.pk)
    where["Location"] += f"#{kind}"
    return where

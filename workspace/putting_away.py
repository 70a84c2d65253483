"""Putting a project away, throwing it into the bin, and having it back."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback.actions.bin import StillNeededError, put_in_bin
from feedback.queries.bin import still_needed
from organisations.models import Organisation
from projects import policies
from projects.actions import putting_away as actions
from projects.models import Project
from projects.queries.putting_away import binned_projects, goes_on, put_away_projects
from ui.days import day_in_words
from workspace.people import StaffRequest, today_of

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_see)
@require_safe
def archive_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show what was put away; all of it can still be read."""
    rows = put_away_projects(organisation.zone, **_who(request))
    return page(request, "workspace/putting_away/archive.html", {"rows": rows})


@gate(policies.may_put_away, Project)
@require_http_methods(READS_AND_WRITES)
def project_archive(request: StaffRequest, project: Project) -> HttpResponse:
    """Say what it means, then put the project away; or take it out again."""
    if request.method != "POST":
        return page(request, "workspace/putting_away/put_away.html", {"project": project})
    if project.archived_at is None:
        actions.put_away(actor=request.actor, project=project, now=timezone.now())
        messages.success(request, _("Put away. You find it under “Put away” below the projects."))
        return _to(request, "project_list")
    actions.take_out(actor=request.actor, project=project)
    messages.success(request, _("It is back among the projects."))
    return _to(request, "project_detail", pk=project.pk)


@gate(policies.may_plan)
@require_safe
def bin_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show what was thrown away, until when it can be had back, and the way back."""
    rows = binned_projects(organisation.zone, **_who(request))
    return page(request, "workspace/putting_away/bin.html", {"rows": rows})


@gate(policies.may_put_away, Project)
@require_http_methods(READS_AND_WRITES)
def project_bin(request: StaffRequest, project: Project) -> HttpResponse:
    """Say what goes and when, then throw the project away; or say what has to be finished first."""
    now = timezone.now()
    if request.method != "POST":
        return _bin_page(request, project, still_needed(project, now))
    try:
        put_in_bin(actor=request.actor, project=project, now=now)
    except StillNeededError as problem:
        return _bin_page(request, project, problem.asks, is_refused=True)
    words = _("“%(title)s” is in the bin. Take it out again below, until %(day)s.")
    last = day_in_words(goes_on(today_of(request)))
    messages.success(request, words % {"title": project.title, "day": last})
    return _to(request, "bin_list")


def _bin_page(
    request: StaffRequest, project: Project, needed: Any, *, is_refused: bool = False
) -> HttpResponse:
    context = {
        "project": project,
        "needed": needed,
        "is_refused": is_refused,
        "goes_on": goes_on(today_of(request)),
    }
    return page(request, "workspace/putting_away/throw.html", context, 409 if is_refused else 200)


@gate(policies.may_put_away, Project, opens_bin=True)
@require_http_methods(READS_AND_WRITES)
def project_restore(request: StaffRequest, project: Project) -> HttpResponse:
    """Take a project out of the bin as it went in."""
    if request.method != "POST":
        since: date | None = None
        if project.binned_at is not None:
            since = project.binned_at.astimezone(request.organisation.zone).date()
        context = {"project": project, "goes_on": goes_on(since) if since else None}
        return page(request, "workspace/putting_away/restore.html", context)
    if actions.restore(actor=request.actor, project=project):
        messages.success(request, _("It is back, with everything that was in it."))
        return _to(request, "project_detail", pk=project.pk)
    messages.warning(request, _("It went for good while this page was open."))
    return _to(request, "bin_list")


def _who(request: StaffRequest) -> dict[str, Any]:
    return {
        "member_id": request.actor.member_id,
        "may_all": request.actor.is_at_least(Role.MANAGER),
    }


def _to(request: StaffRequest, name: str, **more: Any) -> HttpResponse:
    return redirect(f"workspace:{name}", org=request.organisation.slug, **more)

"""Showing a plan to people outside: choosing what they see, and the page that they see. And the plan on one sheet of paper."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate, participant_link
from access.pages import page
from projects import policies
from projects.actions.sharing import ShareConflict, give_new_address, share_plan
from projects.models import PlanShare, Project
from projects.queries.sharing import share_of
from ui.conflicts import chosen, clashes, with_value
from workspace.people import StaffRequest
from workspace.plan_page import PARTS, plan_page
from workspace.sharing_forms import ShareForm, values_of


@gate(policies.may_plan, Project)
@require_http_methods(["GET", "HEAD", "POST"])
def project_share(request: StaffRequest, project: Project) -> HttpResponse:
    """Choose whether people outside read the plan, and which parts; when somebody else did meanwhile, show both."""
    theirs = values_of(share_of(project))
    data = chosen(request.POST, theirs) if request.method == "POST" else None
    form, conflict = ShareForm(data, initial=theirs), None
    if form.is_valid():
        values = form.cleaned_data | {"is_public": bool(form.cleaned_data["is_public"])}
        saved = share_plan(
            actor=request.actor, project=project, based_on=values.pop("version"), **values
        )
        if not isinstance(saved, ShareConflict):
            messages.success(request, _("Saved. This is what people outside see."))
            return _to_share(project)
        conflict = clashes(form, values_of(saved.theirs))
        form = ShareForm(with_value(data, "version", saved.theirs.version), initial=theirs)
    status = 409 if conflict is not None else 422 if form.is_bound else 200
    return page(
        request, "workspace/sharing/share.html", _context(request, project, form, conflict), status
    )


def _context(
    request: StaffRequest, project: Project, form: ShareForm, conflict: Any
) -> dict[str, Any]:
    share = share_of(project)
    address = reverse("workspace:plan_outside", args=[share.slug]) if share else ""
    return {
        "project": project,
        "form": form,
        "conflict": conflict,
        "share": share,
        "by": str(share.shared_by or "") if share else "",
        "url": settings.SITE_URL + address if share else "",
    }


@gate(policies.may_plan, Project)
@require_safe
def share_preview(request: StaffRequest, project: Project) -> HttpResponse:
    """Show the page as people outside see it, or would."""
    share = share_of(project)
    parts = _parts(share) if share else ()
    plan = plan_page(project, timezone.now(), parts, is_inside=False)
    context = {
        "plan": plan,
        "project": project,
        "is_preview": True,
        "is_shown": share is not None and share.is_on and project.archived_at is None,
        "organisation": request.organisation,
    }
    return render(request, "workspace/sharing/outside.html", context)


@gate(policies.may_plan, Project)
@require_POST
def share_new_address(request: StaffRequest, project: Project) -> HttpResponse:
    """Give the page another address, so that whoever had the old one reads it no more."""
    if share_of(project) is not None:
        give_new_address(actor=request.actor, project=project)
        messages.success(request, _("The page has a new address. The old one leads nowhere."))
    return _to_share(project)


@participant_link("plan")
@require_safe
def plan_outside(request: HttpRequest, share: PlanShare) -> HttpResponse:
    """Show people outside the parts of a plan that were chosen."""
    project = share.project
    plan = plan_page(project, timezone.now(), _parts(share), is_inside=False)
    context = {
        "plan": plan,
        "project": project,
        "share": share,
        "organisation": project.organisation,
    }
    response = render(request, "workspace/sharing/outside.html", context)
    if not share.is_public:
        response["X-Robots-Tag"] = "noindex"
    return response


@gate(policies.may_see, Project)
@require_safe
def plan_print(request: StaffRequest, project: Project) -> HttpResponse:
    """Show the plan on one sheet of A4, blanks as blanks."""
    plan = plan_page(project, timezone.now(), PARTS, is_inside=True)
    return page(request, "workspace/sharing/sheet.html", {"plan": plan, "project": project})


def _parts(share: PlanShare) -> list[str]:
    return [name for name in PARTS if name in share.parts]


def _to_share(project: Project) -> HttpResponse:
    return redirect("workspace:project_share", org=project.organisation.slug, pk=project.pk)

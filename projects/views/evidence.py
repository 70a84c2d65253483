"""Writing down, changing and taking away what a project is founded on. The page that shows it is in `workspace`."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.actors import Actor
from access.gate import gate
from access.pages import page
from organisations.models import Organisation
from projects import policies
from projects.actions import evidence as actions
from projects.forms.differing import differing, version_sent
from projects.forms.evidence import EvidenceForm, initial_from
from projects.models import EvidenceItem, Project

READS_AND_WRITES = ["GET", "HEAD", "POST"]


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def evidence_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Write down one thing that is known, for the question that the address names or any other."""
    asked = {"sub_question": request.GET.get("question", ""), "direction": "supports"}
    form = EvidenceForm(_sent(request), today=_today(request), initial=asked)
    if form.is_valid():
        item = actions.add_evidence(actor=request.actor, project=project, values=form.cleaned_data)
        messages.success(request, _("Written down."))
        return _to_case(project, item.sub_question)
    context = {"project": project, "form": form, "item": None}
    return page(request, "projects/founded/evidence.html", context, 422 if form.is_bound else 200)


@gate(policies.may_plan, EvidenceItem)
@require_http_methods(READS_AND_WRITES)
def evidence_edit(request: StaffRequest, item: EvidenceItem) -> HttpResponse:
    """Change it; when somebody else did so meanwhile, show both."""
    form = EvidenceForm(_sent(request), today=_today(request), initial=initial_from(item))
    context: dict[str, Any] = {"project": item.project, "form": form, "item": item}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return page(request, "projects/founded/evidence.html", context, status)
    saved = actions.change_evidence(
        actor=request.actor,
        item=item,
        based_on=form.cleaned_data["based_on"] or 0,
        values=form.cleaned_data,
    )
    if isinstance(saved, actions.EvidenceConflict):
        again = form.cleaned_data | {"based_on": saved.theirs.version}
        context["theirs"] = differing(form, actions.PART, saved.theirs)
        context["form"] = EvidenceForm(today=_today(request), initial=again)
        return page(request, "projects/founded/evidence.html", context, 409)
    messages.success(request, _("Saved."))
    return _to_case(item.project, saved.sub_question)


@gate(policies.may_plan, EvidenceItem)
@require_http_methods(READS_AND_WRITES)
def evidence_remove(request: StaffRequest, item: EvidenceItem) -> HttpResponse:
    """Say what would go, and take it away; how it read stays in the history."""
    has_changed = False
    if request.method == "POST":
        based_on = version_sent(request.POST)
        clash = actions.remove_evidence(actor=request.actor, item=item, based_on=based_on)
        if clash is None:
            messages.success(request, _("Removed. The history keeps how it read."))
            return _to_case(item.project, item.sub_question)
        item, has_changed = clash.theirs, True
    context = {"project": item.project, "item": item, "has_changed": has_changed}
    status = 409 if has_changed else 200
    return page(request, "projects/founded/evidence_remove.html", context, status)


def _sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _today(request: StaffRequest) -> date:
    return timezone.now().astimezone(request.organisation.zone).date()


def _to_case(project: Project, sub_question: str) -> HttpResponse:
    """Return to the question that the evidence is about."""
    where = redirect("workspace:case_detail", org=project.organisation.slug, pk=project.pk)
    where["Location"] += f"#{sub_question}"
    return where

"""Starting a project: with a question, with a template, with what already happened, or with an empty plan."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from organisations.models import Organisation
from projects import policies
from projects.models import Project
from projects.terms import LEVEL_NAMES
from stages.terms import STAGE_HEADINGS, STAGE_NAMES
from workspace.copying import copy_plan
from workspace.people import StaffRequest, today_of
from workspace.plan_templates import PlanTemplate, registry
from workspace.start_forms import CopyForm, EmptyPlanForm, TemplateForm
from workspace.starting import start_empty, start_from_template

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_plan)
@require_safe
def start(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show the ways in, each with how long it takes."""
    return page(request, "workspace/start/start.html", {"templates": list(registry)})


@gate(policies.may_plan)
@require_http_methods(READS_AND_WRITES)
def start_empty_plan(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Make a project with nothing in it but its title and, if known, why."""
    form = EmptyPlanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = start_empty(actor=request.actor, **form.cleaned_data)
        return _to(made, request, _("The plan is there, with five grey stages. Grey is fine."))
    context = {"form": form}
    return page(request, "workspace/start/empty.html", context, 422 if form.is_bound else 200)


@gate(policies.may_plan)
@require_http_methods(READS_AND_WRITES)
def start_template(
    request: StaffRequest, organisation: Organisation, template: str
) -> HttpResponse:
    """Show what a template brings, and make a project out of it."""
    if template not in registry:
        raise Http404
    chosen = registry.get(template)
    today = today_of(request)
    form = TemplateForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        made = start_from_template(actor=request.actor, template=chosen, **form.cleaned_data)
        words = _("The plan is there. Fill the gaps marked ___, and change whatever does not fit.")
        return _to(made, request, words)
    context = {"form": form, "template": chosen, "stages": preview(chosen)}
    return page(request, "workspace/start/template.html", context, 422 if form.is_bound else 200)


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def project_copy(request: StaffRequest, project: Project) -> HttpResponse:
    """Copy a plan without people and answers."""
    title = (_("Copy of %(title)s") % {"title": project.title})[:140]
    form = CopyForm(request.POST if request.method == "POST" else None, initial={"title": title})
    if form.is_valid():
        made = copy_plan(actor=request.actor, project=project, **form.cleaned_data)
        return _to(made, request, _("Copied, without people, answers and dates."))
    context = {"project": project, "form": form}
    return page(request, "workspace/start/copy.html", context, 422 if form.is_bound else 200)


def preview(template: PlanTemplate) -> list[dict[str, object]]:
    """Return the stages of a template as its page shows them: with whom each involves, and how far."""
    names = {one.key: one.name for one in template.groups}
    return [
        {
            "stage": one,
            "name": STAGE_NAMES[one.number],
            "heading": STAGE_HEADINGS[one.number],
            "squares": [
                (names[square.group], LEVEL_NAMES[square.level], square.purpose)
                for square in template.squares
                if square.stage == one.number
            ],
        }
        for one in template.stages
    ]


def _to(made: Project, request: StaffRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("workspace:project_detail", org=request.organisation.slug, pk=made.pk)

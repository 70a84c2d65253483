"""Who is heard, against who is affected: the page, what is compared, counts of who took part, and what we will do."""

from datetime import date
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
from organisations.queries import active_members
from projects import policies
from projects.actions import heard as actions
from projects.forms.heard import DimensionForm, PlanForm, TallyForm
from projects.models import Dimension, Project, Tally, Target
from projects.queries import heard as queries

READS_AND_WRITES = ["GET", "HEAD", "POST"]


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_see, Project)
@require_safe
def heard_detail(request: StaffRequest, project: Project) -> HttpResponse:
    """Show who is heard, where the figures come from, and what we will do; small numbers are hidden from everybody."""
    may_plan = policies.may_plan(request.actor, project)
    context = {
        "project": project,
        "heard": queries.heard(project),
        "occasions": queries.occasions(project) if may_plan else [],
        "may_plan": may_plan,
        "may_correct": may_plan and policies.may_see_contacts(request.actor, project),
        "today": _today(request),
    }
    return page(request, "projects/heard/detail.html", context)


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def dimension_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Compare one more way in which the people affected differ."""
    form = DimensionForm(_sent(request), project=project, today=_today(request))
    return _dimension_page(request, project, form, None)


@gate(policies.may_plan, Dimension)
@require_http_methods(READS_AND_WRITES)
def dimension_edit(request: StaffRequest, dimension: Dimension) -> HttpResponse:
    """Change what is compared: its groups, their shares, where they come from."""
    names = ("name", "is_exclusive", "population", "source", "year")
    form = DimensionForm(
        _sent(request),
        project=dimension.project,
        today=_today(request),
        dimension=dimension,
        counted=queries.counted_in(dimension),
        initial={name: getattr(dimension, name) for name in names},
    )
    return _dimension_page(request, dimension.project, form, dimension)


def _dimension_page(
    request: StaffRequest, project: Project, form: DimensionForm, dimension: Dimension | None
) -> HttpResponse:
    if form.is_valid():
        actions.save_dimension(
            actor=request.actor,
            project=project,
            comparison=form.comparison(),
            groups=form.groups(),
            dimension=dimension,
        )
        messages.success(request, _("Saved."))
        return _to_heard(project)
    context = {"project": project, "form": form, "dimension": dimension}
    return page(request, "projects/heard/dimension.html", context, 422 if form.is_bound else 200)


@gate(policies.may_plan, Dimension)
@require_http_methods(READS_AND_WRITES)
def dimension_remove(request: StaffRequest, dimension: Dimension) -> HttpResponse:
    """Say what would go, and compare it no more."""
    project = dimension.project
    if request.method == "POST":
        actions.remove_dimension(actor=request.actor, dimension=dimension)
        messages.success(request, _("This is not compared any more."))
        return _to_heard(project)
    context = {
        "project": project,
        "dimension": dimension,
        "groups": list(dimension.targets.all()),
        "is_counted": bool(queries.counted_in(dimension)),
    }
    return page(request, "projects/heard/dimension_remove.html", context)


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def tally_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Write down how many people of each group there were on one occasion."""
    form = TallyForm(
        _sent(request),
        project=project,
        dimensions=queries.dimensions(project),
        today=_today(request),
    )
    return _tally_page(request, project, form, None)


@gate(policies.may_correct_count, Tally)
@require_http_methods(READS_AND_WRITES)
def tally_edit(request: StaffRequest, tally: Tally) -> HttpResponse:
    """Correct a count."""
    initial: dict[str, Any] = {
        name: getattr(tally, name) for name in ("occasion", "counted_on", "people")
    }
    initial |= {f"t{target}": count for target, count in queries.counts_of(tally).items()}
    form = TallyForm(
        _sent(request),
        project=tally.project,
        dimensions=queries.dimensions(tally.project),
        today=_today(request),
        besides=tally.pk,
        initial=initial,
    )
    return _tally_page(request, tally.project, form, tally)


def _tally_page(
    request: StaffRequest, project: Project, form: TallyForm, tally: Tally | None
) -> HttpResponse:
    if form.is_valid():
        actions.save_tally(actor=request.actor, project=project, count=form.count(), tally=tally)
        messages.success(request, _("Counted. No names were kept."))
        return _to_heard(project)
    context = {"project": project, "form": form, "tally": tally}
    return page(request, "projects/heard/tally.html", context, 422 if form.is_bound else 200)


@gate(policies.may_correct_count, Tally)
@require_http_methods(READS_AND_WRITES)
def tally_remove(request: StaffRequest, tally: Tally) -> HttpResponse:
    """Ask once more, and take a count back."""
    project = tally.project
    if request.method == "POST":
        actions.remove_tally(actor=request.actor, tally=tally)
        messages.success(request, _("The count was removed."))
        return _to_heard(project)
    return page(request, "projects/heard/tally_remove.html", {"project": project, "tally": tally})


@gate(policies.may_plan, Target)
@require_http_methods(READS_AND_WRITES)
def heard_plan(request: StaffRequest, target: Target) -> HttpResponse:
    """Say what we will do to hear a group, by when, and who does it."""
    project = target.dimension.project
    form = PlanForm(
        _sent(request),
        members=[(member.pk, str(member)) for member in active_members()],
        today=_today(request),
        initial={
            "will_do": target.will_do,
            "will_do_by": target.will_do_by,
            "who": target.who_id,
        },
    )
    if form.is_valid():
        values: dict[str, Any] = form.cleaned_data
        actions.plan_to_hear(
            actor=request.actor,
            target=target,
            will_do=values["will_do"],
            will_do_by=values["will_do_by"],
            who_id=values["who"],
        )
        messages.success(request, _("Saved."))
        return _to_heard(project)
    context = {"project": project, "form": form, "target": target}
    return page(request, "projects/heard/plan.html", context, 422 if form.is_bound else 200)


def _sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _today(request: StaffRequest) -> date:
    return timezone.now().astimezone(request.organisation.zone).date()


def _to_heard(project: Project) -> HttpResponse:
    return redirect("projects:heard_detail", org=project.organisation.slug, pk=project.pk)

"""Decisions of a project: the page with three plain sentences for each group, the register, and changing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from organisations.queries import colleagues
from projects import policies
from projects.actions import deciding as actions
from projects.actions.versions import Clash
from projects.domain.deciding import DeciderRow
from projects.forms.deciding import DecisionForm, OutcomeForm, said_of
from projects.models import Decision, Project
from projects.queries import acting, agency, deciding, owners, running
from projects.views.frame import (
    READS_AND_WRITES,
    StaffRequest,
    differences,
    go_on_from,
    sent,
    status_of,
    to_decisions,
    today,
)


@gate(policies.may_see, Project)
@require_safe
def decision_list(request: StaffRequest, project: Project) -> HttpResponse:
    """Show how each group stands in three sentences, who decides what, and who does what by when."""
    day, may_plan = today(request), policies.may_plan(request.actor, project)
    may_see_names = policies.may_see_contacts(request.actor, project)
    groups, rows = deciding.groups_of(project), deciding.decisions(project)
    acts = acting.actions_of(project)
    deeds = acting.deeds(project, acts)
    decided = deciding.register(project, rows, groups, day)
    acted = acting.action_rows(
        acts, actor=request.actor, may_change=may_plan, may_see_names=may_see_names, today=day
    )
    context = {
        "project": project,
        "standings": agency.standings(project, groups, rows, deeds, day),
        "open_decisions": [one for one in decided if not one.is_decided],
        "decided": [one for one in decided if one.is_decided],
        "to_do": [one for one in acted if one.is_to_do],
        "over": [one for one in acted if not one.is_to_do],
        "owners": owners.responsibility(project, groups, acts, deeds, day),
        "running": running.running_plan(running.running_row(project)),
        "may_plan": may_plan,
        "may_correct": may_plan and may_see_names,
    }
    return page(request, "projects/deciding/list.html", context)


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def decision_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Write down something that is to be decided."""
    form = DecisionForm(sent(request), colleagues=colleagues(), groups=deciding.groups_of(project))
    if form.is_valid():
        made = actions.add_decision(actor=request.actor, project=project, plan=form.plan())
        messages.success(request, _("Saved."))
        return to_decisions(project, f"decision-{made.pk}")
    context = {"project": project, "form": form, "decision": None}
    return page(request, "projects/deciding/edit.html", context, status_of(form, None))


@gate(policies.may_plan, Decision)
@require_http_methods(READS_AND_WRITES)
def decision_edit(request: StaffRequest, decision: Decision) -> HttpResponse:
    """Change what is decided, who holds it, and how far each group takes part."""
    project, form = decision.project, _decision_form(decision, sent(request))
    context: dict[str, Any] = {"project": project, "form": form, "decision": decision}
    if form.is_valid():
        saved = actions.change_decision(
            actor=request.actor,
            decision=decision,
            based_on=form.cleaned_data["based_on"],
            plan=form.plan(),
        )
        if not isinstance(saved, Clash):
            messages.success(request, _("Saved."))
            return to_decisions(project, f"decision-{decision.pk}")
        context["theirs"] = differences(form, _decision_form(saved.theirs, None))
        go_on_from(form, saved.theirs.version)
    status = status_of(form, context.get("theirs"))
    return page(request, "projects/deciding/edit.html", context, status)


def _decision_form(decision: Decision, data: Any) -> DecisionForm:
    held = decision.deciders.order_by("pk")
    return DecisionForm(
        data,
        colleagues=colleagues(),
        groups=deciding.groups_of(decision.project),
        deciders=[DeciderRow(o.member_id, o.group_id, o.people, o.name) for o in held],
        levels=dict(decision.levels.values_list("group_id", "level")),
        initial=said_of(decision),
    )


@gate(policies.may_plan, Decision)
@require_http_methods(READS_AND_WRITES)
def decision_decide(request: StaffRequest, decision: Decision) -> HttpResponse:
    """Write down what was decided and how it was weighed, or correct it."""
    form = _outcome_form(request, decision, sent(request))
    context: dict[str, Any] = {"project": decision.project, "form": form, "decision": decision}
    context["row"] = deciding.row_of(decision, today(request))
    if form.is_valid():
        saved = actions.decide(
            actor=request.actor,
            decision=decision,
            based_on=form.cleaned_data["based_on"],
            outcome=form.outcome(),
        )
        if not isinstance(saved, Clash):
            messages.success(request, _("Saved."))
            return to_decisions(decision.project, f"decision-{decision.pk}")
        context["theirs"] = differences(form, _outcome_form(request, saved.theirs, None))
        go_on_from(form, saved.theirs.version)
    status = status_of(form, context.get("theirs"))
    return page(request, "projects/deciding/decide.html", context, status)


def _outcome_form(request: StaffRequest, decision: Decision, data: Any) -> OutcomeForm:
    initial = {name: getattr(decision, name) for name in actions.CAME_OF_IT}
    initial |= {
        "decided_on": decision.decided_on or today(request),
        "based_on": decision.version,
    }
    return OutcomeForm(data, today=today(request), initial=initial)


@gate(policies.may_plan, Decision)
@require_http_methods(READS_AND_WRITES)
def decision_reopen(request: StaffRequest, decision: Decision) -> HttpResponse:
    """Ask once more, and let it be decided again."""
    if request.method == "POST":
        actions.reopen(actor=request.actor, decision=decision)
        messages.success(request, _("It is open again. What was said stays to be read."))
        return to_decisions(decision.project, f"decision-{decision.pk}")
    context = {"project": decision.project, "decision": decision}
    return page(request, "projects/deciding/reopen.html", context)


@gate(policies.may_plan, Decision)
@require_http_methods(READS_AND_WRITES)
def decision_remove(request: StaffRequest, decision: Decision) -> HttpResponse:
    """Ask once more, and take back what was written down by mistake."""
    project = decision.project
    if request.method == "POST":
        actions.remove_decision(actor=request.actor, decision=decision)
        messages.success(request, _("The decision was removed."))
        return to_decisions(project)
    context = {"project": project, "decision": decision}
    return page(request, "projects/deciding/remove.html", context)

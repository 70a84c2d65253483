"""Actions of a project: writing them down, changing them, and saying how far they are."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from organisations.queries import colleagues, partner_choices
from projects import policies
from projects.actions import acting as actions
from projects.actions.versions import Clash
from projects.forms.acting import ActionForm, DoneForm, DropForm, said_of
from projects.models import Action, Project
from projects.queries import acting, deciding
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


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def action_add(request: StaffRequest, project: Project) -> HttpResponse:
    """Write down what somebody agreed to do; `decision` in the address says from which decision it came."""
    form = _form(request, project, None, initial={"decision": request.GET.get("decision")})
    if form.is_valid():
        made = actions.add_action(actor=request.actor, project=project, plan=form.plan())
        messages.success(request, _("Saved."))
        return to_decisions(project, f"action-{made.pk}")
    context = {"project": project, "form": form, "action": None}
    return page(request, "projects/acting/edit.html", context, status_of(form, None))


@gate(policies.may_plan, Action)
@require_http_methods(READS_AND_WRITES)
def action_edit(request: StaffRequest, action: Action) -> HttpResponse:
    """Change what is to be done, by whom or by when."""
    project, form = action.project, _form(request, action.project, action)
    context: dict[str, Any] = {"project": project, "form": form, "action": action}
    if form.is_valid():
        saved = actions.change_action(
            actor=request.actor,
            action=action,
            based_on=form.cleaned_data["based_on"],
            plan=form.plan(),
        )
        if not isinstance(saved, Clash):
            messages.success(request, _("Saved."))
            return to_decisions(project, f"action-{action.pk}")
        context["theirs"] = differences(form, _form(request, project, saved.theirs, data=None))
        go_on_from(form, saved.theirs.version)
    status = status_of(form, context.get("theirs"))
    return page(request, "projects/acting/edit.html", context, status)


def _form(
    request: StaffRequest, project: Project, action: Action | None, **options: Any
) -> ActionForm:
    """Return the form with whoever may be chosen; names of people only for whoever may see them."""
    if action is not None:
        options["initial"] = said_of(action)
    return ActionForm(
        options.pop("data", sent(request)),
        colleagues=colleagues(),
        people=acting.person_choices(
            project,
            may_see_names=policies.may_see_contacts(request.actor, project),
            kept=action.participant_id if action else None,
        ),
        partners=partner_choices(kept=action.partner_id if action else None),
        decisions=deciding.decisions(project),
        action=action,
        **options,
    )


@gate(policies.may_act, Action)
@require_http_methods(READS_AND_WRITES)
def action_done(request: StaffRequest, action: Action) -> HttpResponse:
    """Say on which day it was done."""
    form = DoneForm(sent(request), today=today(request), initial={"done_on": today(request)})
    if form.is_valid():
        actions.finish(actor=request.actor, action=action, on=form.cleaned_data["done_on"])
        messages.success(request, _("Done. Thank you."))
        return to_decisions(action.project, f"action-{action.pk}")
    context = {"project": action.project, "action": action, "form": form}
    return page(request, "projects/acting/done.html", context, status_of(form, None))


@gate(policies.may_act, Action)
@require_http_methods(READS_AND_WRITES)
def action_drop(request: StaffRequest, action: Action) -> HttpResponse:
    """Say that nobody does it, and why."""
    form = DropForm(sent(request), initial={"because": action.dropped_because})
    if form.is_valid():
        actions.drop(actor=request.actor, action=action, because=form.cleaned_data["because"])
        messages.success(request, _("It stands there as not being done, with the reason."))
        return to_decisions(action.project, f"action-{action.pk}")
    context = {"project": action.project, "action": action, "form": form}
    return page(request, "projects/acting/drop.html", context, status_of(form, None))


@gate(policies.may_act, Action)
@require_POST
def action_reopen(request: StaffRequest, action: Action) -> HttpResponse:
    """Let it be to do again."""
    actions.take_up_again(actor=request.actor, action=action)
    messages.success(request, _("It is to do again."))
    return to_decisions(action.project, f"action-{action.pk}")


@gate(policies.may_act, Action)
@require_POST
def action_seen(request: StaffRequest, action: Action) -> HttpResponse:
    """Note that whoever does it has seen it."""
    try:
        actions.say_seen(actor=request.actor, action=action, on=today(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Noted."))
    return to_decisions(action.project, f"action-{action.pk}")

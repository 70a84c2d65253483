"""How long things are kept: what will go and when, what went, who was erased, and the days themselves."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback import policies
from feedback.queries.parting import still_needing_names, unanswered_since
from organisations.models import Organisation
from participants.actions.keeping import AlreadyGoneError, hold_run, release_run, set_keeping
from participants.domain.keeping import TO_CHOOSE
from participants.expiring import kinds
from participants.forms.keeping import HoldRunForm, KeepingForm
from participants.queries.keeping import erased, periods, rule_now, runs
from projects.models import Project
from projects.queries.anonymising import days_to_come
from workspace.people import StaffRequest, today_of

RUN = "participants.KeepingRun"
HALF_A_YEAR = timedelta(days=183)


@gate(policies.may_see_keeping)
@require_safe
def keeping_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show what was announced, what waits, what went, and for how long each kind is kept."""
    del organisation
    today = today_of(request)
    ahead, gone = runs()
    days = days_to_come()
    projects = Project.objects.filter(pk__in=[pk for pk, _title, _day in days])
    waiting = still_needing_names(projects, today)
    context = {
        "ahead": ahead,
        "gone": gone,
        "periods": periods(),
        "erased": erased(),
        "projects": [(pk, title, day, waiting.get(pk, 0)) for pk, title, day in days],
        "unanswered": unanswered_since(today - HALF_A_YEAR, today),
        "today": today,
        "is_owner": request.actor.is_at_least(Role.OWNER),
    }
    return page(request, "workspace/keeping/list.html", context)


@gate(policies.may_choose_keeping)
@require_http_methods(["GET", "HEAD", "POST"])
def keeping_edit(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Choose for how many days each kind is kept: as usual, or fewer."""
    form = KeepingForm(
        request.POST if request.method == "POST" else None,
        labels=[(one.kind, one.label) for one in kinds if one.kind in TO_CHOOSE],
        days=rule_now().days,
    )
    if form.is_valid():
        try:
            set_keeping(actor=request.actor, days=form.cleaned_data)
        except ValidationError as wrong:
            form.refuse(wrong.message_dict)
        else:
            messages.success(
                request, _("Kept. Nothing goes by the new days before you are told what it is.")
            )
            return redirect("workspace:keeping_list", org=organisation.slug)
    return page(
        request, "workspace/keeping/edit.html", {"form": form}, 422 if form.is_bound else 200
    )


@gate(policies.may_see_keeping, RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def keeping_hold(request: StaffRequest, run: Any) -> HttpResponse:
    """Let what was announced wait, and say why."""
    form = HoldRunForm(
        request.POST if request.method == "POST" else None, initial={"why": run.held_why}
    )
    if form.is_valid():
        try:
            hold_run(actor=request.actor, run=run, why=form.cleaned_data["why"])
        except AlreadyGoneError:
            messages.warning(request, _("It went already. There is nothing left to hold."))
        else:
            messages.success(request, _("It waits until somebody lets it go."))
        return redirect("workspace:keeping_list", org=request.organisation.slug)
    context = {"form": form, "run": run}
    return page(request, "workspace/keeping/hold.html", context, 422 if form.is_bound else 200)


@gate(policies.may_see_keeping, RUN)
@require_POST
def keeping_release(request: StaffRequest, run: Any) -> HttpResponse:
    """Let it go after all, tomorrow at the soonest."""
    release_run(actor=request.actor, run=run, today=today_of(request))
    messages.success(request, _("It goes on its day, tomorrow at the soonest."))
    return redirect("workspace:keeping_list", org=request.organisation.slug)

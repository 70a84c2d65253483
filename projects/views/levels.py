"""What groups were promised, and how far they felt that they took part, counted by hands."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from projects import policies
from projects.actions import levels as actions
from projects.actions.versions import Clash
from projects.forms.levels import FeltForm, PromiseForm, counted_in
from projects.models import FeltReport, PromisedLevel, StakeholderGroup
from projects.queries import levels as queries
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


@gate(policies.may_plan, StakeholderGroup)
@require_http_methods(READS_AND_WRITES)
def level_edit(request: StaffRequest, group: StakeholderGroup) -> HttpResponse:
    """Say how far a group was promised to take part; show what it felt so far, and where hands were counted."""
    form = _promise_form(queries.promise_of(group), sent(request))
    context: dict[str, Any] = {
        "project": group.project,
        "form": form,
        "group": group,
        "felt": queries.felt_reports(group),
        "may_correct": policies.may_see_contacts(request.actor, group.project),
    }
    if form.is_valid():
        saved = actions.promise(
            actor=request.actor,
            group=group,
            based_on=form.cleaned_data["based_on"] or 0,
            level=form.cleaned_data["level"],
        )
        if not isinstance(saved, Clash):
            messages.success(request, _("Saved."))
            return to_decisions(group.project)
        context["theirs"] = differences(form, _promise_form(saved.theirs, None))
        go_on_from(form, saved.theirs.version)
    status = status_of(form, context.get("theirs"))
    return page(request, "projects/deciding/level.html", context, status)


def _promise_form(promised: PromisedLevel | None, data: Any) -> PromiseForm:
    initial = {"level": None, "based_on": actions.UNSAID}
    if promised is not None:
        initial = {"level": promised.level, "based_on": promised.version}
    return PromiseForm(data, initial=initial)


@gate(policies.may_plan, StakeholderGroup)
@require_http_methods(READS_AND_WRITES)
def felt_add(request: StaffRequest, group: StakeholderGroup) -> HttpResponse:
    """Write down hands that were counted in a meeting."""
    form = FeltForm(sent(request), today=today(request), initial={"asked_on": today(request)})
    return _felt_page(request, group, form, None)


@gate(policies.may_correct_felt, FeltReport)
@require_http_methods(READS_AND_WRITES)
def felt_edit(request: StaffRequest, report: FeltReport) -> HttpResponse:
    """Correct what was counted."""
    form = FeltForm(sent(request), today=today(request), initial=counted_in(report))
    return _felt_page(request, report.group, form, report)


def _felt_page(
    request: StaffRequest, group: StakeholderGroup, form: FeltForm, report: FeltReport | None
) -> HttpResponse:
    if form.is_valid():
        actions.save_felt(actor=request.actor, group=group, hands=form.hands(), report=report)
        messages.success(request, _("Counted. Nobody’s hand was written down."))
        return to_decisions(group.project)
    context = {"project": group.project, "group": group, "form": form, "report": report}
    return page(request, "projects/deciding/felt.html", context, status_of(form, None))


@gate(policies.may_correct_felt, FeltReport)
@require_http_methods(READS_AND_WRITES)
def felt_remove(request: StaffRequest, report: FeltReport) -> HttpResponse:
    """Ask once more, and take back what was counted."""
    group = report.group
    if request.method == "POST":
        actions.remove_felt(actor=request.actor, report=report)
        messages.success(request, _("The count was removed."))
        return to_decisions(group.project)
    context = {"project": group.project, "group": group, "report": report}
    return page(request, "projects/deciding/felt_remove.html", context)

"""Who runs a project, and with what."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from organisations.queries import colleagues
from projects import policies
from projects.actions.running import save_running
from projects.actions.versions import Clash
from projects.forms.running import RunningForm, said_of
from projects.models import Project, Running
from projects.queries.running import running_plan, running_row
from projects.views.frame import (
    READS_AND_WRITES,
    StaffRequest,
    differences,
    go_on_from,
    sent,
    status_of,
    to_decisions,
)


@gate(policies.may_plan, Project)
@require_http_methods(READS_AND_WRITES)
def running_edit(request: StaffRequest, project: Project) -> HttpResponse:
    """Say who leads, who has done this before, who can help, and what there is to do it with."""
    row = running_row(project)
    form = _form(row, sent(request))
    context: dict[str, Any] = {"project": project, "form": form, "running": running_plan(row)}
    if form.is_valid():
        saved = save_running(
            actor=request.actor,
            project=project,
            based_on=form.cleaned_data["based_on"] or 0,
            values=form.said(),
        )
        if not isinstance(saved, Clash):
            messages.success(request, _("Saved."))
            return to_decisions(project, "running")
        context["theirs"] = differences(form, _form(saved.theirs, None))
        go_on_from(form, saved.theirs.version)
    status = status_of(form, context.get("theirs"))
    return page(request, "projects/running/edit.html", context, status)


def _form(row: Running | None, data: Any) -> RunningForm:
    lead_id = row.lead_id if row else None
    return RunningForm(data, colleagues=colleagues(), lead_id=lead_id, initial=said_of(row))

"""Who is reminded when: the hours, the days, and the people of each step, with what it comes to in words."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.forms.reminding import RemindingForm
from feedback.queries.course import course
from feedback.views.frame import StaffRequest, sent
from organisations.actions.organisations import change_organisation
from organisations.models import Organisation

PREVIEW = "preview"


@gate(policies.may_set_reminders)
@require_http_methods(["GET", "HEAD", "POST"])
def reminding_edit(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show who hears what when; on POST keep another choice, or show what it would come to."""
    form = RemindingForm(sent(request), organisation=organisation)
    chosen: Mapping[str, Any] = form.chosen if form.is_valid() else {}
    is_preview = request.POST.get("what") == PREVIEW
    if chosen and not is_preview:
        change_organisation(actor=request.actor, organisation=organisation, **chosen)
        messages.success(request, _("Kept. It holds for whatever you open from now on."))
        return redirect("feedback:reminding_edit", org=organisation.slug)
    shown = course(organisation, chosen.get("ladder", organisation.ladder))
    context = {"form": form, "course": shown, "is_preview": bool(chosen)}
    status = 422 if form.is_bound and not chosen else 200
    return page(request, "feedback/reminding.html", context, status)

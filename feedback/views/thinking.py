"""Thinking an ask through: how far people take part, a fair hearing, and how each group hears what happened."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.thinking import PlanConflict, think_through
from feedback.forms.thinking import ThinkingForm, values_of
from feedback.models import Consultation
from feedback.queries.soft_checks import phase_of
from feedback.queries.thinking import plan_of, ways_of
from feedback.queries.told_before import groups_asked
from feedback.views.frame import StaffRequest, to_consultation
from ui.conflicts import chosen, clashes, with_value


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_plan(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show and save what was thought through; when somebody else saved meanwhile, show both."""
    theirs = _stored(consultation)
    shape: dict[str, Any] = {
        "groups": groups_asked(consultation),
        "needs_care": consultation.needs_care,
        "phase": phase_of(consultation, timezone.now()),
    }
    data: Any = chosen(request.POST, theirs) if request.method == "POST" else None
    form = ThinkingForm(data, initial=theirs, **shape)
    conflict, status = None, 422 if form.is_bound else 200
    if form.is_valid():
        saved = think_through(
            actor=request.actor,
            consultation=consultation,
            based_on=form.cleaned_data["version"],
            values=form.plan_values(),
            ways=form.ways(),
        )
        if not isinstance(saved, PlanConflict):
            messages.success(request, _("Saved."))
            return to_consultation(consultation)
        conflict, status = clashes(form, _stored(consultation)), 409
        data = with_value(data, "version", saved.theirs.version)
        form = ThinkingForm(data, initial=theirs, **shape)
    context = {"form": form, "consultation": consultation, "conflict": conflict}
    return page(request, "feedback/thinking/edit.html", context, status)


def _stored(consultation: Consultation) -> dict[str, Any]:
    return values_of(plan_of(consultation), ways_of(consultation))

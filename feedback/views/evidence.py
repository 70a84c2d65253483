"""Saying on which asks a piece of evidence rests."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback.actions.evidence import rest_on
from feedback.forms.evidence import EvidenceLinkForm
from feedback.queries.evidence import closed_asks, linked_ids
from feedback.views.frame import StaffRequest, sent
from projects.models import EvidenceItem
from projects.policies import may_plan


@gate(may_plan, EvidenceItem)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_link(request: StaffRequest, item: EvidenceItem) -> HttpResponse:
    """Choose from what was asked in the project and has closed."""
    project = item.project
    asks = list(closed_asks(project, timezone.now()).values_list("pk", "title"))
    form = EvidenceLinkForm(sent(request), asks=asks, initial={"asks": linked_ids(item)})
    if form.is_valid():
        rest_on(actor=request.actor, item=item, consultation_ids=form.cleaned_data["asks"])
        messages.success(request, _("Saved."))
        where = redirect("workspace:case_detail", org=request.organisation.slug, pk=project.pk)
        where["Location"] += f"#{item.sub_question}"
        return where
    context = {"project": project, "item": item, "form": form, "has_asks": bool(asks)}
    return page(request, "feedback/evidence_link.html", context, 422 if form.is_bound else 200)

"""The public list, for those who work here: what stands on it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback import policies
from feedback.actions.listing import set_listed
from feedback.forms.listing import PasteForm
from feedback.models import Consultation
from feedback.queries.public_list import listed
from feedback.queries.public_texts import block, feed_url, list_url
from feedback.views.frame import StaffRequest
from organisations.models import Organisation

SAID = {
    True: _("It stands on the public list now."),
    False: _("It is no longer on the public list."),
}


@gate(policies.may_publish, Consultation)
@require_POST
def consultation_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Put it on the public list, or take it off."""
    is_listed = request.POST.get("listed") == "yes"
    try:
        set_listed(actor=request.actor, consultation=consultation, is_listed=is_listed)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, SAID[is_listed])
    return redirect("feedback:outcome_list", org=consultation.organisation.slug, pk=consultation.pk)


@gate(policies.may_publish)
@require_safe
def list_paste(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show the newest of the public list as HTML to paste into another site."""
    form = PasteForm(request.GET or None)
    shown = organisation.lists_publicly
    context = {
        "form": form,
        "listed": listed().count(),
        "pasted": block(organisation, form.count, timezone.now()) if shown else "",
        "list_url": list_url(organisation),
        "feed_url": feed_url(organisation),
        "may_switch": request.actor.is_at_least(Role.MANAGER),
    }
    return page(request, "feedback/public/paste.html", context)

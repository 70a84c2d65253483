"""How often people may be asked here, and with whom that was agreed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.limits import set_limits
from feedback.domain.limits import usual
from feedback.forms.limits import LimitsForm
from feedback.queries.limits import versions_of_limits
from feedback.views.frame import StaffRequest, local_day, sent
from organisations.models import Organisation


@gate(policies.may_set_limits)
@require_http_methods(["GET", "HEAD", "POST"])
def limits_edit(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show the numbers in force; on POST keep new ones."""
    versions = versions_of_limits()
    newest = versions[0] if versions else None
    form = LimitsForm(sent(request), initial=usual() | (newest.values if newest else {}))
    if form.is_valid():
        try:
            set_limits(
                actor=request.actor,
                values=form.numbers,
                agreed_with=form.cleaned_data["agreed_with"],
                agreed_on=form.cleaned_data["agreed_on"],
                today=local_day(organisation, timezone.now()),
            )
        except ValidationError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept. Everybody is counted anew within minutes."))
            return redirect("feedback:limits_edit", org=organisation.slug)
    context = {"form": form, "versions": versions, "newest": newest}
    return page(request, "feedback/limits.html", context, 422 if form.is_bound else 200)

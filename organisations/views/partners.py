"""Other organisations that work with this one: the list, adding, changing, and saying that one no longer does."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from organisations import policies, queries
from organisations.actions.partners import save_partner, set_partner_active
from organisations.forms.partners import PartnerForm
from organisations.models import Organisation, Partner

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_see_partners)
@require_safe
def partner_list(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show who works with us, and who did."""
    del organisation
    rows = list(queries.partners())
    context = {
        "partners": [one for one in rows if one.is_active],
        "earlier": [one for one in rows if not one.is_active],
        "may_change": policies.may_change_partners(request.actor, None),  # type: ignore[attr-defined]
    }
    return page(request, "organisations/partners/list.html", context)


@gate(policies.may_change_partners)
@require_http_methods(READS_AND_WRITES)
def partner_add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Write down another organisation."""
    del organisation
    return _edit(request, PartnerForm(_sent(request)), None)


@gate(policies.may_change_partners, Partner)
@require_http_methods(READS_AND_WRITES)
def partner_edit(request: HttpRequest, partner: Partner) -> HttpResponse:
    """Change what is known of another organisation."""
    initial = {name: getattr(partner, name) for name in ("name", "kind", "note")}
    form = PartnerForm(_sent(request), besides=partner.pk, initial=initial)
    return _edit(request, form, partner)


@gate(policies.may_change_partners, Partner)
@require_POST
def partner_change(request: HttpRequest, partner: Partner) -> HttpResponse:
    """Say that another organisation no longer works with us, or does again."""
    is_active = request.POST.get("active") == "yes"
    set_partner_active(
        actor=request.actor,  # type: ignore[attr-defined]
        partner=partner,
        is_active=is_active,
    )
    words = _("%(name)s works with you again.") if is_active else _("%(name)s is kept as earlier.")
    messages.success(request, words % {"name": partner.name})
    return _to_list(request)


def _edit(request: HttpRequest, form: PartnerForm, partner: Partner | None) -> HttpResponse:
    if form.is_valid():
        values: dict[str, Any] = form.cleaned_data
        try:
            save_partner(actor=request.actor, partner=partner, **values)  # type: ignore[attr-defined]
        except ValidationError as refusal:
            form.add_error("name", refusal)
        else:
            messages.success(request, _("Saved."))
            return _to_list(request)
    context = {"form": form, "partner": partner}
    return page(request, "organisations/partners/edit.html", context, 422 if form.is_bound else 200)


def _sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _to_list(request: HttpRequest) -> HttpResponse:
    return redirect("organisations:partner_list", org=request.organisation.slug)  # type: ignore[attr-defined]

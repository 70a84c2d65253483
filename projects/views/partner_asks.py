"""What partners are going to ask the same people: the list, and each line by hand."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.actors import Actor
from access.gate import gate
from access.pages import page
from organisations.models import Organisation
from organisations.queries import partner_choices
from projects import policies
from projects.actions import partner_asks as actions
from projects.forms.partner_asks import PartnerAskForm, initial_from
from projects.models import PartnerAsk
from projects.queries.partner_asks import partner_asks

READS_AND_WRITES = ["GET", "HEAD", "POST"]
CONFLICT, REFUSED = 409, 422


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_see)
@require_safe
def partner_ask_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show what partners ask now and later, and what is over."""
    rows, today = list(partner_asks()), _today(request)
    context = {
        "coming": [row for row in rows if row.closes_on >= today],
        "over": [row for row in reversed(rows) if row.closes_on < today],
        "may_plan": policies.may_plan(request.actor, organisation),
    }
    return page(request, "projects/partner_asks/list.html", context)


@gate(policies.may_plan)
@require_http_methods(READS_AND_WRITES)
def partner_ask_add(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Write down what a partner asks."""
    del organisation
    form = PartnerAskForm(_sent(request), partners=partner_choices())
    if form.is_valid():
        actions.add_partner_ask(actor=request.actor, values=form.values())
        messages.success(request, _("Saved."))
        return _to_list(request)
    return _form_page(request, form, None, REFUSED if form.is_bound else 200)


@gate(policies.may_plan, PartnerAsk)
@require_http_methods(READS_AND_WRITES)
def partner_ask_edit(request: StaffRequest, ask: PartnerAsk) -> HttpResponse:
    """Change it; when somebody else did so meanwhile, show both."""
    partners = dict(partner_choices()) | {ask.partner_id: str(ask.partner)}
    offered = list(partners.items())
    form = PartnerAskForm(_sent(request), partners=offered, initial=initial_from(ask))
    if not form.is_valid():
        return _form_page(request, form, ask, REFUSED if form.is_bound else 200)
    saved = actions.change_partner_ask(
        actor=request.actor,
        ask=ask,
        based_on=form.cleaned_data["based_on"] or 0,
        values=form.values(),
    )
    if isinstance(saved, actions.PartnerAskConflict):
        mine = form.cleaned_data | {"based_on": saved.theirs.version}
        shown = PartnerAskForm(partners=offered, initial=mine)
        return _form_page(request, shown, ask, CONFLICT, theirs=saved.theirs)
    messages.success(request, _("Saved."))
    return _to_list(request)


def _form_page(
    request: StaffRequest,
    form: PartnerAskForm,
    ask: PartnerAsk | None,
    status: int,
    theirs: PartnerAsk | None = None,
) -> HttpResponse:
    context = {"form": form, "ask": ask, "theirs": theirs}
    return page(request, "projects/partner_asks/edit.html", context, status)


@gate(policies.may_plan, PartnerAsk)
@require_http_methods(READS_AND_WRITES)
def partner_ask_remove(request: StaffRequest, ask: PartnerAsk) -> HttpResponse:
    """Ask once more, and take it off the list."""
    if request.method == "POST":
        actions.remove_partner_ask(actor=request.actor, ask=ask)
        messages.success(request, _("Removed."))
        return _to_list(request)
    return page(request, "projects/partner_asks/remove.html", {"ask": ask})


def _sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _today(request: StaffRequest) -> date:
    return timezone.now().astimezone(request.organisation.zone).date()


def _to_list(request: StaffRequest) -> HttpResponse:
    return redirect("projects:partner_ask_list", org=request.organisation.slug)

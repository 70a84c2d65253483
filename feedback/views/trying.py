"""Trying an ask on one person before anybody is asked: the staff's side."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import trying as actions
from feedback.forms.trying import AloudForm, WhomForm
from feedback.models import Consultation
from feedback.queries.asking import minutes_of, questions_of
from feedback.queries.trying import tries_of, try_of
from feedback.views.frame import StaffRequest, card_context, local_day, sent
from feedback.views.qr import qr_in_page


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def try_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what people who tried it said beside the writer's own sentences; on POST make a link and show it once."""
    is_draft = consultation.opened_at is None
    form = WhomForm(sent(request))
    new = None
    if is_draft and form.is_valid():
        new = actions.start_trying(
            actor=request.actor,
            consultation=consultation,
            whom=form.cleaned_data["whom"],
            now=timezone.now(),
        )
        form = WhomForm()
    elif request.method == "POST" and not is_draft:
        return _to_list(consultation)
    context = {
        "consultation": consultation,
        "form": form,
        "new": new,
        "square": qr_in_page(new.address) if new else "",
        "tries": tries_of(consultation),
        **_card(consultation),
        "is_draft": is_draft,
        "now": timezone.now(),
    }
    return page(request, "feedback/trying/list.html", context, 422 if form.is_bound else 200)


def _card(consultation: Consultation) -> dict[str, Any]:
    today = local_day(consultation.organisation, timezone.now())
    minutes = minutes_of(questions_of(consultation))
    return card_context(consultation, minutes=minutes, today=today)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def try_aloud(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Read the card to somebody and type what they say."""
    if consultation.opened_at is not None:
        return _to_list(consultation)
    form = AloudForm(sent(request))
    if form.is_valid():
        actions.write_down(
            actor=request.actor,
            consultation=consultation,
            whom=form.cleaned_data["whom"],
            said=form.said(),
            today=local_day(consultation.organisation, timezone.now()),
        )
        messages.success(request, _("Written down. Look at it beside your own sentences."))
        return _to_list(consultation)
    context: dict[str, Any] = {
        "consultation": consultation,
        "form": form,
        **_card(consultation),
    }
    return page(request, "feedback/trying/aloud.html", context, 422 if form.is_bound else 200)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def try_remove(request: StaffRequest, consultation: Consultation, attempt: int) -> HttpResponse:
    """Ask once more, and take somebody's words and link away."""
    found = try_of(consultation, attempt)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.remove_try(actor=request.actor, attempt=found)
        messages.success(request, _("The words were removed."))
        return _to_list(consultation)
    context = {"consultation": consultation, "attempt": found}
    return page(request, "feedback/trying/remove.html", context)


def _to_list(consultation: Consultation) -> HttpResponse:
    return redirect("feedback:try_list", org=consultation.organisation.slug, pk=consultation.pk)

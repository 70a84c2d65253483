"""Whether people noticed, in figures; and what they say we missed, for the named readers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import checking
from feedback.actions import missed as actions
from feedback.forms.checking import ReopenForm, SettleForm
from feedback.models import Consultation, Missed
from feedback.queries.asked_back import check_of, items_told
from feedback.queries.missed import missed_board, missed_in, missed_waiting
from feedback.queries.noticed import noticed_in, ways_not_used
from feedback.views.frame import StaffRequest, local_day
from notices import bell


@gate(policies.may_see, Consultation)
@require_safe
def noticed(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show how many can see a change; what people say we missed only to the named readers."""
    today = local_day(consultation.organisation, timezone.now())
    found = noticed_in([consultation], today=today)[consultation.pk]
    may_read = policies.may_read_words(request.actor, consultation)
    context = {
        "consultation": consultation,
        "noticed": found,
        "ways": ways_not_used(consultation) if found.is_little else (),
        "check": check_of(consultation),
        "today": today,
        "may_read": may_read,
        "board": missed_board(consultation) if may_read else None,
        "waiting": missed_waiting(consultation),
        "may_publish": policies.may_publish(request.actor, consultation),
    }
    return page(request, "feedback/checking/noticed.html", context)


@gate(policies.may_publish, Consultation)
@require_POST
def noticed_let(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Let answers count that were held as suspected spam."""
    today = local_day(consultation.organisation, timezone.now())
    count = checking.let_checks_through(actor=request.actor, consultation=consultation, today=today)
    words = ngettext(
        "%(n)s answer counts from today on.", "%(n)s answers count from today on.", count
    )
    messages.success(request, words % {"n": count})
    return _to_noticed(consultation)


@gate(policies.may_read_words, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def missed_detail(request: StaffRequest, consultation: Consultation, missed: UUID) -> HttpResponse:
    """Show what we missed in somebody's words; settle it, open the thing again, or hand the words on in worry."""
    found = missed_in(consultation, missed)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    steps = {"open": _open, "worry": _worry, "let": _let}
    return steps.get(request.POST.get("do", ""), _settle)(request, found)


def _settle(request: StaffRequest, missed: Missed) -> HttpResponse:
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _page(request, missed, settle=form)
    actions.settle_missed(
        actor=request.actor, missed=missed, today=_today(missed), **form.cleaned_data
    )
    messages.success(request, _("Noted down."))
    return _to_noticed(missed.consultation)


def _open(request: StaffRequest, missed: Missed) -> HttpResponse:
    form = ReopenForm(items_told(missed.consultation), request.POST)
    if not form.is_valid():
        return _page(request, missed, reopen=form)
    was_done = actions.open_again(
        actor=request.actor, missed=missed, item=form.about, today=_today(missed)
    )
    if was_done:
        messages.success(request, _("People are owed an answer about it again."))
    else:
        messages.success(request, _("Noted down. It waits for its answer anyway."))
    return _to(missed)


def _worry(request: StaffRequest, missed: Missed) -> HttpResponse:
    about, now = missed.consultation, timezone.now()
    actions.hand_on_in_worry(actor=request.actor, missed=missed, now=now, today=_today(missed))
    bell.ring()
    messages.success(
        request, _("These words left the list. Whoever keeps people safe hears at once.")
    )
    return _to_noticed(about)


def _let(request: StaffRequest, missed: Missed) -> HttpResponse:
    actions.let_missed_through(actor=request.actor, missed=missed)
    messages.success(request, _("It stands among the others now."))
    return _to(missed)


def _page(
    request: StaffRequest,
    missed: Missed,
    *,
    settle: SettleForm | None = None,
    reopen: ReopenForm | None = None,
) -> HttpResponse:
    items = items_told(missed.consultation)
    chosen: dict[str, Any] = {"item": missed.item_id} if missed.item_id else {}
    context = {
        "consultation": missed.consultation,
        "missed": missed,
        "settle": settle or SettleForm(initial={"note": missed.note}),
        "reopen": reopen or ReopenForm(items, initial=chosen),
        "error_form": settle or reopen,
        "may_publish": policies.may_publish(request.actor, missed.consultation),
    }
    return page(request, "feedback/checking/missed.html", context, 422 if settle or reopen else 200)


def _today(missed: Missed) -> Any:
    return local_day(missed.consultation.organisation, timezone.now())


def _to(missed: Missed) -> HttpResponse:
    home = missed.consultation.organisation.slug
    return redirect("feedback:missed_detail", org=home, pk=missed.consultation_id, missed=missed.pk)


def _to_noticed(consultation: Consultation) -> HttpResponse:
    return redirect("feedback:noticed", org=consultation.organisation.slug, pk=consultation.pk)

"""Keeping people safe: readers raise worries and say what they have read; the one who is named takes them up."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies, terms
from feedback.actions import safety as actions
from feedback.forms.safety import CallForm, HandOverForm, NameForm
from feedback.models import Consultation, Worry
from feedback.queries import safety
from feedback.views.frame import StaffRequest, local_day
from notices import bell
from organisations.second_factor import lead_to_second_step, took_second_step
from ui.forms import Form


@gate(policies.may_read_words, Consultation)
@require_POST
def words_mark(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Note that a named reader has read all words."""
    today = local_day(consultation.organisation, timezone.now())
    actions.mark_read(actor=request.actor, consultation=consultation, today=today)
    messages.success(request, _("Noted: you have read everything that is there."))
    return _to("words_read", consultation)


@gate(policies.may_read_words, Consultation)
@require_POST
def worry_raise(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Hand a person's answers to whoever keeps people safe."""
    thread = _thread(request, consultation)
    actions.raise_worry(
        actor=request.actor, consultation=consultation, thread=thread, now=timezone.now()
    )
    bell.ring()
    people = safety.safe_people(consultation)
    if people:
        words = _("These answers left the list. %(who)s hears at once.") % {"who": people[0]}
        messages.success(request, words)
    else:
        words = _("These answers left the list. Nobody is named to keep people safe: act yourself.")
        messages.warning(request, words)
    return _to("words_read", consultation)


def _thread(request: StaffRequest, consultation: Consultation) -> UUID:
    try:
        thread = safety.thread_of(consultation, UUID(request.POST.get("answer", "")))
    except ValueError:
        thread = None
    if thread is None:
        raise Http404
    return thread


@gate(policies.may_keep_safe, Consultation)
@require_safe
def safety_detail(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show the worries and who wants to be phoned."""
    return _page(request, consultation)


def _page(
    request: StaffRequest,
    consultation: Consultation,
    status: int = 200,
    *,
    refused: Form | None = None,
    about: UUID | int | None = None,
) -> HttpResponse:
    """Show what waits; `refused` is a form that could not be taken, `about` the worry or call it belongs to."""
    today = local_day(consultation.organisation, timezone.now())
    worries = safety.worry_rows(consultation)
    open_ones = [row for row in worries if row.worry.ended_at is None]
    context = {
        "consultation": consultation,
        "open": [
            (row, refused if row.worry.pk == about else _hand_over_form(row.worry, today))
            for row in open_ones
        ],
        "ended": [row for row in worries if row.worry.ended_at is not None],
        "calls": safety.call_rows(consultation),
        "call_ends": terms.CALL_ENDS,
        "people": safety.safe_people(consultation),
        "refused": refused,
        "about": about,
    }
    return page(request, "feedback/safety.html", context, status)


def _hand_over_form(worry: Worry, today: date, data: Any = None) -> HandOverForm:
    return HandOverForm(data, today=today, auto_id=f"id_{worry.pk}_%s")


@gate(policies.may_keep_safe, Consultation)
@require_POST
def worry_settle(request: StaffRequest, consultation: Consultation, worry: UUID) -> HttpResponse:
    """Take a worry up, hand it over, or put the answers back."""
    found, now = _worry(consultation, worry), timezone.now()
    steps: dict[str, Callable[..., None]] = {
        "take_up": actions.take_up,
        "put_back": actions.put_back,
    }
    step = steps.get(request.POST.get("do", ""))
    if step is not None:
        step(actor=request.actor, worry=found, now=now)
        return _to("safety_detail", consultation)
    return _hand_over(request, consultation, found, now)


def _hand_over(
    request: StaffRequest, consultation: Consultation, worry: Worry, now: datetime
) -> HttpResponse:
    form = _hand_over_form(worry, local_day(consultation.organisation, now), request.POST)
    if not form.is_valid():
        return _page(request, consultation, 422, refused=form, about=worry.pk)
    given = form.cleaned_data
    actions.hand_over(
        actor=request.actor, worry=worry, to=given["handed_to"], on=given["handed_on"], now=now
    )
    messages.success(request, _("Noted. The words stay apart and are never quoted."))
    return _to("safety_detail", consultation)


@gate(policies.may_keep_safe, Consultation)
@require_POST
def call_settle(request: StaffRequest, consultation: Consultation, call: int) -> HttpResponse:
    """Note that somebody rang."""
    found = safety.call_in(consultation, call)
    if found is None:
        raise Http404
    form = CallForm(request.POST)
    if not form.is_valid():
        return _page(request, consultation, 422, refused=form, about=found.pk)
    ended_as = form.cleaned_data["ended_as"]
    actions.note_call(actor=request.actor, call=found, ended_as=ended_as, now=timezone.now())
    return _to("safety_detail", consultation)


@gate(policies.may_keep_safe, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def name_look(request: StaffRequest, consultation: Consultation, worry: UUID) -> HttpResponseBase:
    """Show the name behind a worry once: after a second step, with a reason, and a second person hears of it."""
    found, now = _worry(consultation, worry), timezone.now()
    if found.ended_as == actions.NO_DANGER:
        raise Http404
    form = NameForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"consultation": consultation, "worry": found, "form": form}
    if not took_second_step(request, now=now):
        if request.method == "POST":
            return page(request, "feedback/name_look.html", context | {"needs_step": True}, 422)
        return lead_to_second_step(request)
    if not form.is_valid():
        return page(request, "feedback/name_look.html", context, 422 if form.is_bound else 200)
    reason = form.cleaned_data["reason"]
    try:
        look = actions.look_up_name(actor=request.actor, worry=found, reason=reason, now=now)
    except actions.NobodyToTellError:
        form.add_error(
            None, _("Nobody else is named who could hear of it. Name a cover on the card first.")
        )
        return page(request, "feedback/name_look.html", context, 422)
    bell.ring()
    shown = {"name": safety.name_behind(found), "look": look}
    return page(request, "feedback/name_look.html", context | shown)


def _worry(consultation: Consultation, pk: UUID) -> Worry:
    found = safety.worry_in(consultation, pk)
    if found is None:
        raise Http404
    return found


def _to(name: str, consultation: Consultation) -> HttpResponse:
    return redirect(f"feedback:{name}", org=consultation.organisation.slug, pk=consultation.pk)

"""Answers that are held as suspected spam, and the code of today at the public link."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import suspected as actions
from feedback.forms.suspected import DoorWordForm, HeldForm
from feedback.models import Consultation
from feedback.queries.suspected import held_answers, held_count, suspected_among
from feedback.views.frame import StaffRequest, sent, to_consultation


@gate(policies.may_read_words, Consultation)
@require_safe
def held_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what is held, why, and every word of it."""
    return _list(request, consultation)


def _list(
    request: StaffRequest, consultation: Consultation, form: HeldForm | None = None
) -> HttpResponse:
    rows = held_answers(consultation)
    held = [row for row in rows if row.is_held]
    context = {
        "consultation": consultation,
        "held": held,
        "more": held_count(consultation) - len(held),
        "free": [row for row in rows if not row.is_held],
        "form": form,
    }
    return page(request, "feedback/held.html", context, 422 if form is not None else 200)


@gate(policies.may_read_words, Consultation)
@require_POST
def held_release(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Let the chosen answers count."""
    ids = suspected_among(consultation, request.POST.getlist("answers"))
    form = HeldForm(request.POST, ids=ids)
    if not form.is_valid():
        return _list(request, consultation, form)
    count = actions.let_through(
        actor=request.actor,
        consultation=consultation,
        responses=form.cleaned_data["answers"],
        now=timezone.now(),
    )
    words = ngettext(
        "The answers of %(n)s person count now. You can hold them again below.",
        "The answers of %(n)s people count now. You can hold them again below.",
        count,
    )
    messages.success(request, words % {"n": count})
    return _back(consultation)


@gate(policies.may_read_words, Consultation)
@require_POST
def held_again(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Take back that the chosen answers were let through."""
    ids = suspected_among(consultation, request.POST.getlist("answers"))
    form = HeldForm(request.POST, ids=ids)
    if not form.is_valid():
        return _list(request, consultation, form)
    actions.hold_again(
        actor=request.actor,
        consultation=consultation,
        responses=form.cleaned_data["answers"],
        now=timezone.now(),
    )
    messages.success(request, _("They are held again, and count in nothing."))
    return _back(consultation)


def _back(consultation: Consultation) -> HttpResponse:
    return redirect("feedback:held_list", org=consultation.organisation.slug, pk=consultation.pk)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def door_word(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Say which code people type today before the first page of the public link, or that they type none."""
    form = DoorWordForm(sent(request), initial={"word": consultation.door_word})
    if form.is_valid():
        word = form.cleaned_data["word"]
        actions.set_door_word(actor=request.actor, consultation=consultation, word=word)
        done = _("People type the code now.") if word else _("No code is asked for any more.")
        messages.success(request, done)
        return to_consultation(consultation, "reach")
    context = {"consultation": consultation, "form": form}
    return page(request, "feedback/door_word.html", context, 422 if form.is_bound else 200)

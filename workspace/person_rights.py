"""What people may ask of us about their data: to be erased, to see everything, to complain."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from organisations.models import Organisation
from participants import personal_data
from participants.actions import MustStayError, erase
from participants.actions.erasing import note_kept
from participants.actions.requests import (
    AskedLaterError,
    answered,
    go_on,
    note_copy,
    note_request,
    wait_for_them,
)
from participants.forms.keeping import EraseForm, RequestForm
from participants.queries import people
from participants.queries.keeping import erased
from participants.queries.requests import (
    as_data,
    copy_for_handing_over,
    request_row,
    requests,
)
from ui.days import day_in_words
from workspace.people import StaffRequest, today_of
from workspace.people_rows import name_of

PERSON = "participants.Participant"
REQUEST = "participants.AccessRequest"
EDIT = ["GET", "HEAD", "POST"]


@gate(policies.may_erase, PERSON)
@require_http_methods(EDIT)
def person_erase(request: StaffRequest, person: Any) -> HttpResponse:
    """Say what goes and what stays; on POST erase the person.

    Only whoever would erase for good hears that somebody fears for the person, and that they heard it is written down:
    looking would tell of worries, and so who answered.
    """
    known = people([person.pk])[person.pk]
    form = EraseForm(request.POST if request.method == "POST" else None)
    why_not = ""
    if form.is_valid():
        try:
            done = erase(
                person.pk,
                actor=request.actor,
                reason=form.cleaned_data["reason"],
                today=today_of(request),
                now=timezone.now(),
            )
        except MustStayError as stays:
            note_kept(actor=request.actor)
            why_not = str(stays)
        else:
            said = (
                _("The person is erased, and a last e-mail tells them so.")
                if done.is_written_to
                else _(
                    "The person is erased. Nobody could write to them: tell them, or print this page."
                )
            )
            messages.success(request, said)
            return redirect("workspace:erasure_note", org=request.organisation.slug)
    context = {
        "form": form,
        "person": known,
        "name": name_of(known),
        "why_not": why_not,
        "goes": [one.label for one in personal_data.in_order()],
    }
    return page(request, "workspace/people/erase.html", context, 422 if form.is_bound else 200)


@gate(policies.may_see_keeping)
@require_safe
def erasure_note(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show the newest erasure as a note to print, for somebody who cannot be written to. It names nobody."""
    del organisation
    newest = next(iter(erased(limit=1)), None)
    return page(request, "workspace/keeping/erasure.html", {"erasure": newest})


@gate(policies.may_see_person, PERSON)
@require_http_methods(EDIT)
def request_add(request: StaffRequest, person: Any) -> HttpResponse:
    """Write down that a person asked for their data, or complained."""
    today = today_of(request)
    form = RequestForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        values = form.cleaned_data
        try:
            made = note_request(
                actor=request.actor,
                participant_id=person.pk,
                is_complaint=values["is_complaint"] == "yes",
                words=values["words"],
                asked_on=values["asked_on"],
                today=today,
            )
        except AskedLaterError:
            form.refuse_day()
        else:
            day = day_in_words(made.due_on)
            messages.success(
                request, _("Written down. The answer is due by %(day)s.") % {"day": day}
            )
            return redirect("workspace:person_detail", org=request.organisation.slug, pk=person.pk)
    known = people([person.pk])[person.pk]
    context = {"form": form, "person": known, "name": name_of(known)}
    return page(request, "workspace/requests/add.html", context, 422 if form.is_bound else 200)


@gate(policies.may_choose_keeping)
@require_safe
def request_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show who waits for a copy or an answer to a complaint, the soonest due first."""
    del organisation
    waiting, done = requests(today_of(request))
    return page(request, "workspace/requests/list.html", {"waiting": waiting, "done": done})


@gate(policies.may_choose_keeping, REQUEST)
@require_http_methods(EDIT)
def request_detail(request: StaffRequest, asked: Any) -> HttpResponse:
    """Show one request; on POST stop its clock, let it run on, or write down that it was answered."""
    steps = {"wait": wait_for_them, "go_on": go_on, "answered": answered}
    step = steps.get(request.POST.get("do", "")) if request.method == "POST" else None
    if step is not None:
        step(actor=request.actor, request_id=asked.pk, today=today_of(request))
        messages.success(request, _("Saved."))
        return redirect("workspace:request_list", org=request.organisation.slug)
    context = {"row": request_row(asked.pk, today_of(request))}
    status = 422 if request.method == "POST" else 200
    return page(request, "workspace/requests/detail.html", context, status)


@gate(policies.may_choose_keeping, REQUEST)
@require_POST
def request_copy(request: StaffRequest, asked: Any) -> HttpResponse:
    """Make the readable copy, to print or as a file, and write down who made it."""
    note_copy(actor=request.actor, request_id=asked.pk)
    passages = copy_for_handing_over(asked.participant_id)
    today = today_of(request)
    if request.POST.get("as") == "json":
        data = {"made_on": today.isoformat(), "passages": as_data(passages)}
        name = f"copy-{today.isoformat()}.json"
        return JsonResponse(
            data,
            json_dumps_params={"ensure_ascii": False, "indent": 2},
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    context = {
        "row": request_row(asked.pk, today),
        "passages": passages,
        "organisation": request.organisation,
        "made_on": today,
    }
    return render(request, "workspace/requests/copy.html", context)

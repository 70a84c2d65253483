"""What one person said about taking part, apart from the legal ground; and the way to their own record, for colleagues."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from participants.actions import agreements as words
from participants.actions.codes import LASTS, code_to_read_out
from participants.actions.details import show_record_link
from participants.domain.codes import in_groups
from participants.forms.agreements import ChoicesOfForm, SaidForm
from participants.queries.agreements import basis_of, taking_part
from participants.queries.record import own_details
from workspace.people import StaffRequest, today_of
from workspace.person import PERSON


@gate(policies.may_see_person, PERSON)
@require_http_methods(["GET", "HEAD", "POST"])
def person_agreement(request: StaffRequest, person: Any) -> HttpResponse:
    """Show what one person said about taking part, and write down what they say now."""
    form = SaidForm(request.POST if request.method == "POST" else None, today=today_of(request))
    if request.method == "POST" and form.is_valid():
        words.record_agreement(
            actor=request.actor,
            organisation=request.organisation,
            participant_id=person.pk,
            **form.cleaned_data,
        )
        messages.success(request, _("Written down."))
        return _again(request, person)
    return _show(request, person, form=form)


@gate(policies.may_see_person, PERSON)
@require_POST
def person_choices(request: StaffRequest, person: Any) -> HttpResponse:
    """Write down the two choices as the person told them to a colleague."""
    form = ChoicesOfForm(request.POST)
    if not form.is_valid():
        return _show(request, person, choices_form=form)
    words.choose(actor=request.actor, participant_id=person.pk, **form.cleaned_data)
    messages.success(request, _("Written down."))
    return _again(request, person)


def _again(request: StaffRequest, person: Any) -> HttpResponse:
    return redirect("workspace:person_agreement", org=request.organisation.slug, pk=person.pk)


def _show(
    request: StaffRequest,
    person: Any,
    *,
    form: SaidForm | None = None,
    choices_form: ChoicesOfForm | None = None,
) -> HttpResponse:
    details = own_details(person.pk)
    initial = {"hears_outcomes": details.hears, "may_be_asked": details.asked}
    context = {
        "person": person,
        "form": form or SaidForm(today=today_of(request)),
        "choices_form": choices_form or ChoicesOfForm(initial=initial),
        "details": details,
        "taking": taking_part(person.pk),
        "basis": basis_of(person.pk),
        "may_open_record": policies.may_open_record(request.actor, person),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "workspace/people/agreement.html", context, status)


@gate(policies.may_open_record, PERSON)
@require_POST
def person_record_code(request: StaffRequest, person: Any) -> HttpResponse:
    """Make a code for the second step and show it once, to be read out to the person."""
    code = code_to_read_out(actor=request.actor, participant_id=person.pk, now=timezone.now())
    minutes = int(LASTS.total_seconds() // 60)
    context = {"person": person, "code": in_groups(code), "minutes": minutes}
    return page(request, "workspace/people/record_code.html", context)


@gate(policies.may_open_record, PERSON)
@require_POST
def person_record_link(request: StaffRequest, person: Any) -> HttpResponse:
    """Make a link to the person's record and show it once, to be handed to them."""
    link = show_record_link(actor=request.actor, participant_id=person.pk, now=timezone.now())
    return page(request, "workspace/people/record_link.html", {"person": person, "link": link})
